"""CSV: opens in Excel, and runs nothing there."""

from __future__ import annotations

import csv
import io

import pytest

from lantu.export.csv import to_csv
from lantu.export.safe_text import disarm_formula
from lantu.export.words import load_words
from lantu.ledgers import Ledger


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_round_trip(ledger: Ledger) -> None:
    rows = _rows(to_csv(ledger, load_words("zh")))
    assert [row["承诺事项"] for row in rows][:2] == ["新建跨河大桥4座", "力争轨道里程达到60公里以上。"]
    assert rows[1]["指标与目标值"] == "轨道里程：≥60公里（2026年）"
    assert rows[1]["完成时限"] == "2021—2025年"
    assert rows[3]["责任单位"] == "区住建局、各街道"
    assert rows[3]["同第几项"] == "1"


def test_begins_with_the_mark_that_excel_needs(ledger: Ledger) -> None:
    assert to_csv(ledger, load_words("zh")).startswith(b"\xef\xbb\xbf")


def test_empty_cells_have_their_reason(ledger: Ledger) -> None:
    row = _rows(to_csv(ledger, load_words("zh")))[2]
    assert row["完成时限"] == ""
    assert row["时限原文"] == "今年"
    assert "文件未写明完成时限（今年）" in row["缺项说明"]
    assert "文件未写明牵头单位" in row["缺项说明"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert disarm_formula(f"{start}1+1") == f"'{start}1+1"


def test_formula_in_a_document_is_disarmed(ledger: Ledger) -> None:
    assert _rows(to_csv(ledger, load_words("zh")))[2]["承诺事项"].startswith("'=HYPERLINK")


def test_no_control_characters(ledger: Ledger) -> None:
    assert b"\x0b" not in to_csv(ledger, load_words("zh"))


def test_english_heads(ledger: Ledger) -> None:
    assert "Responsible bodies" in _rows(to_csv(ledger, load_words("en")))[0]
