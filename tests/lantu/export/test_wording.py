"""How single things are put into words, and that every name has its words in both languages."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from lantu.export.wording import date_text, figure_text, location_text
from lantu.export.words import load_words
from lantu.types import Citation, Figure

COLUMNS = (
    "number text figures lead_body responsible_bodies due due_text headings location doc action object kind actor place verifiable "
    "missing reasons confidence quote start end link same_as id"
)


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2026", "2026年", "2026"),
        ("2026-06", "2026年6月", "2026-06"),
        ("2026-06-30", "2026年6月30日", "2026-06-30"),
        ("2021/2025", "2021—2025年", "2021–2025"),
        ("2026-Q2", "2026-Q2", "2026-Q2"),
        ("", "", ""),
    ],
)
def test_dates(date: str, zh: str, en: str) -> None:
    assert (date_text(date, load_words("zh")), date_text(date, load_words("en"))) == (zh, en)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ({"page": 3, "line": 9}, "第3页"),
        ({"cell": (1, 2, 3)}, "表1第2行第3列"),
        ({"paragraph": 7}, "第7段"),
        ({"line": 9}, "第9行"),
        ({}, "第4—6字符"),
    ],
)
def test_locations(place: dict[str, Any], text: str) -> None:
    assert location_text(Citation("plan", 4, 6, "大桥", **place), load_words("zh")) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"mention": "25栋", "indicator": "亿元楼宇", "cmp": "ge", "measure": "level"}, "亿元楼宇：≥25栋（2025年）"),
        ({"mention": "4.8%", "indicator": "产值", "cmp": "about", "measure": "growth"}, "产值：≈4.8%（增减幅，2025年）"),
        ({"mention": "前十", "indicator": "排名", "cmp": "le", "measure": "rank"}, "排名：前十（位次，2025年）"),
        (
            {"mention": "翻番", "indicator": "企业数量", "cmp": "ge", "measure": "multiple", "form": "words"},
            "企业数量：≥翻番（倍数，2025年）",
        ),
        ({"mention": "清零", "indicator": "", "cmp": "le", "measure": "level", "form": "words"}, "清零（2025年）"),
    ],
)
def test_figures(fields: dict[str, str], text: str) -> None:
    values = {"start": 0, "end": 1, "kind": "target", "place": "某区", "value": 1.0, "unit": "", "period": "2025"}
    assert figure_text(Figure(**{**values, **fields}), load_words("zh"), due="2026", place="某区") == text


def test_columns_of_the_ledger() -> None:
    assert " ".join(column.id for column in load_words("zh").columns()) == COLUMNS


def test_unknown_code_is_shown_as_it_is() -> None:
    assert load_words("zh").name("kinds", "novel") == "novel"


def _leaves(table: Any) -> list[dict[str, Any]]:
    if isinstance(table, list):
        return [leaf for entry in table for leaf in _leaves(entry)]
    if not isinstance(table, dict):
        return []
    below = [leaf for entry in table.values() for leaf in _leaves(entry)]
    return [table, *below] if "zh" in table or "en" in table else below


def test_everything_is_said_in_both_languages() -> None:
    table = tomllib.loads(files("lantu.data").joinpath("ledger.toml").read_text(encoding="utf-8"))
    leaves = _leaves(table)
    assert len(leaves) > 100
    assert all({"zh", "en"} <= leaf.keys() for leaf in leaves)
