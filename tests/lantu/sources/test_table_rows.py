"""Tables of documents: CSV, JSONL, Parquet."""

from __future__ import annotations

import io
import json

import pytest

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources import read_rows, read_table

CSV = '标题,正文,year\n甲,新增就业5万人。,2026\n乙,,2025\n丙,"多\n行，""引""号",2024\n'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_rows_with_text(codec: str) -> None:
    documents = list(read_table(CSV.encode(codec), "corpus.csv"))
    assert [(each.name, each.source_text, each.metadata.title, each.metadata.year) for each in documents] == [
        ("corpus#1", "新增就业5万人。", "甲", "2026"),
        ("corpus#3", '多\n行，"引"号', "丙", "2024"),
    ]
    assert documents[1].locations[0].cell == (1, 3, 2)


def test_cell_longer_than_the_module_allows() -> None:
    text = "新增就业。" * 40_000
    assert next(read_table(f"text\n{text}\n".encode(), "a.csv")).source_text == text


def test_bad_json_line_leaves_the_others() -> None:
    lines = [json.dumps({"text": "甲"}), "{broken", json.dumps({"text": "丙"})]
    rows = list(read_rows("\n".join(lines).encode(), "a.jsonl"))
    assert isinstance(rows[1], ReadError) and (rows[1].code, rows[1].place) == ("L116", "row 2")
    assert [row.source_text for row in rows if not isinstance(row, ReadError)] == ["甲", "丙"]


def test_missing_text_column_lists_those_that_are_there() -> None:
    for options in (ReadOptions(), ReadOptions(text_column="正文")):
        with pytest.raises(ReadError) as caught:
            list(read_table(b"name,score\na,1\n", "a.csv", options))
        assert (caught.value.code, caught.value.values["columns"]) == ("L110", "name, score")


def test_parquet() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"title": ["甲", "乙"], "text": ["新增就业。", None]}), out)
    documents = list(read_table(out.getvalue(), "corpus.parquet"))
    assert [(each.name, each.source_text, each.format) for each in documents] == [("corpus#1", "新增就业。", "parquet")]
