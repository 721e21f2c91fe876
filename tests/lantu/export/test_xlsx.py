"""XLSX: safe cells, sheets that can be filtered and printed, the same bytes for the same ledger."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from lantu.errors import ExportError
from lantu.export import xlsx
from lantu.export.words import load_words
from lantu.export.xlsx import to_xlsx
from lantu.ledgers import Ledger


@pytest.fixture
def book(ledger: Ledger) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(ledger, load_words("zh"))))


def test_sheets(book: Any) -> None:
    assert book.sheetnames == ["承诺台账", "指标值", "文件", "战略与简称"]


def test_every_row_is_there(book: Any, ledger: Ledger) -> None:
    sheet = book["承诺台账"]
    assert [cell.value for cell in sheet["A"]][1:] == [row.number for row in ledger.rows]


def test_no_cell_is_a_formula_or_a_link(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert book["承诺台账"]["B4"].value.startswith("=HYPERLINK")


def test_no_control_characters(book: Any) -> None:
    assert book["承诺台账"]["B6"].value == "𠀀村修路三条。"


def test_figures_are_numbers(book: Any) -> None:
    assert [[cell.value for cell in row[1:6]] for row in book["指标值"].iter_rows(min_row=2)] == [
        ["跨河大桥", "等于", 4, None, "座"],
        ["轨道里程", "不低于", 60, None, "公里"],
    ]


def test_documents_and_strategies(book: Any) -> None:
    assert [cell.value for cell in book["文件"]["B"]] == ["标题", "某区今年的计划", None]
    assert book["战略与简称"]["C2"].value == "文件未展开"


def test_can_be_filtered_and_printed(book: Any) -> None:
    sheet = book["承诺台账"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:Y7"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes; one wide is the default
    assert sheet.print_area == "'承诺台账'!$A$1:$I$7"
    assert sheet["B2"].alignment.wrap_text


def test_rows_are_high_enough_for_their_longest_printed_cell(book: Any) -> None:
    heights = [book["承诺台账"].row_dimensions[row].height for row in (2, 4)]
    assert heights == [18, 33]


def test_same_bytes(ledger: Ledger) -> None:
    assert to_xlsx(ledger, load_words("zh")) == to_xlsx(ledger, load_words("zh"))


def test_empty_ledger_opens(empty_ledger: Ledger) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(empty_ledger, load_words("en"))))
    assert book["Ledger"].max_row == 1


def test_too_many_rows_are_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MAX_ROWS", 2)
    with pytest.raises(ExportError) as caught:
        to_xlsx(ledger, load_words("zh"))
    assert caught.value.code == "L404"
