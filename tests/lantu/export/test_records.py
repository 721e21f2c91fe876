"""JSON lines and Parquet: the stable names, and citations that reproduce their source."""

from __future__ import annotations

import io
import json
import sys

import pytest

from lantu.errors import ExportError
from lantu.export.jsonl import to_jsonl
from lantu.export.parquet import to_parquet
from lantu.ledgers import Ledger

STABLE = (
    "id doc start end action object actor place due kind figures headings lead_body responsible_bodies verifiable missing "
    "number text due_text named confidence reasons quote page line paragraph cell link same_as"
)


def test_names_are_stable(ledger: Ledger) -> None:
    records = [json.loads(line) for line in to_jsonl(ledger).decode().splitlines()]
    assert all(set(record) == set(STABLE.split()) for record in records)


def test_offsets_count_the_source(ledger: Ledger) -> None:
    for line, row in zip(to_jsonl(ledger).decode().splitlines(), ledger.rows, strict=True):
        record, source = json.loads(line), ledger.document_of(row).source_text
        assert source[record["start"] : record["end"]] == record["quote"]
        assert all(source[figure["start"] : figure["end"]] == figure["mention"] for figure in record["figures"])


def test_parquet_round_trip(ledger: Ledger) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(io.BytesIO(to_parquet(ledger))).to_pylist()
    assert [row["quote"] for row in rows] == [row.citation.quote for row in ledger.rows]
    assert rows[1]["figures"][0]["value"] == 60.0
    assert dict(rows[2]["reasons"])["due"] == "not stated: 今年"
    assert set(rows[0]) == set(STABLE.split())


def test_parquet_without_its_extra(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError) as caught:
        to_parquet(ledger)
    assert caught.value.code == "L403"
