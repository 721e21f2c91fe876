"""The ledger as a workbook: sheets of promises, figures, documents and named strategies, ready to filter and to print on A4 landscape."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from lantu.errors import ExportError
from lantu.export.cells import Cell, document_cells, figure_cells, row_cells, strategy_cells
from lantu.export.safe_text import MAX_CELL, printable
from lantu.export.words import Column, Words
from lantu.ledgers import Ledger

__all__ = ["add_sheet", "add_table", "open_workbook", "to_xlsx"]

_MAX_ROWS = 1_048_575  # Excel's, less the head
_A4 = 9
_LINE_POINTS, _PADDING_POINTS, _MAX_POINTS = 15.0, 3.0, 409.0  # a line of 11-point text; no row of Excel is higher than 409
_FIRST_WIDE = "\u2e80"
# The library has no clock: the same ledger gives the same bytes, so the date in the file's properties is a fixed one.
_CREATED = datetime(2000, 1, 1)
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_HEAD = {"bold": True, "bg_color": "#E8EEF4", "font_color": "#1F3A56", "border": 1, "border_color": "#C5D0DB", "text_wrap": True}
_BODY = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#E1E6EB"}


def open_workbook(data: io.BytesIO, words: Words) -> Any:
    """A workbook that writes nothing but what it is told: no formulas, no links, no date of its own."""
    import xlsxwriter  # most who export words or other formats never need it

    workbook = xlsxwriter.Workbook(data, _SAFE)
    workbook.set_properties({"title": words.text("title"), "created": _CREATED})
    return workbook


def to_xlsx(ledger: Ledger, words: Words) -> bytes:
    """The workbook. Raises ExportError L404 when there are more rows than a sheet can hold."""
    data = io.BytesIO()
    workbook = open_workbook(data, words)
    rows = [row_cells(ledger, row, words) for row in ledger.rows]
    figures = [figure_cells(ledger, row, entry, words) for row in ledger.rows for entry in row.figures]
    add_sheet(workbook, words, "ledger", "column", rows)
    add_sheet(workbook, words, "figures", "figure_column", figures)
    add_sheet(workbook, words, "documents", "document_column", list(document_cells(ledger, words)))
    add_sheet(workbook, words, "strategies", "strategy_column", list(strategy_cells(ledger, words)))
    workbook.close()
    return data.getvalue()


def add_sheet(workbook: Any, words: Words, name: str, table: str, rows: Sequence[Mapping[str, Cell]]) -> None:
    """One sheet of a table whose columns the words hold. Raises ExportError L404 when there are more rows than it can hold."""
    add_table(workbook, words, name, words.columns(table), rows, words.table["printed_to"][table])


def add_table(
    workbook: Any, words: Words, name: str, columns: Sequence[Column], rows: Sequence[Mapping[str, Cell]], printed_to: str
) -> None:
    """One sheet of any columns; the columns up to ``printed_to`` are printed. Raises ExportError L404."""
    if len(rows) > _MAX_ROWS:
        raise ExportError("L404", rows=len(rows), limit=_MAX_ROWS)
    printed = 1 + [column.id for column in columns].index(printed_to)
    sheet = workbook.add_worksheet(words.text("sheets", name))
    body = workbook.add_format(_BODY)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    _write_row(sheet, 0, [column.head for column in columns], workbook.add_format(_HEAD), cut_mark="")
    for number, row in enumerate(rows, 1):
        cells = [row[column.id] for column in columns]
        sheet.set_row(number, _height(cells[:printed], columns[:printed]))
        _write_row(sheet, number, cells, body, cut_mark=words.phrase("cut"))
    sheet.freeze_panes(1, 2 if name == "ledger" else 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    _set_print(sheet, words, len(rows), printed - 1)


def _height(cells: Iterable[Cell], columns: Iterable[Column]) -> float:
    """Points that the longest of a row's printed cells needs. Not every spreadsheet fits rows to wrapped text when it opens a file."""
    lines = max(_lines(cell, column.width) for cell, column in zip(cells, columns, strict=True))
    return min(lines * _LINE_POINTS + _PADDING_POINTS, _MAX_POINTS)


def _lines(cell: Cell, width: float) -> int:
    if not isinstance(cell, str):
        return 1
    # Han characters are as wide as two digits, in which widths are counted.
    return sum(1 + int((len(line) + sum(character >= _FIRST_WIDE for character in line)) / (width - 1)) for line in cell.split("\n"))


def _write_row(sheet: Any, number: int, cells: Iterable[Cell], style: Any, *, cut_mark: str) -> None:
    for index, cell in enumerate(cells):
        if cell is None or cell == "":
            sheet.write_blank(number, index, None, style)
        elif isinstance(cell, str):
            sheet.write_string(number, index, printable(cell, limit=MAX_CELL, cut_mark=cut_mark), style)
        else:
            sheet.write_number(number, index, cell, style)


def _set_print(sheet: Any, words: Words, rows: int, last_column: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.print_area(0, 0, rows, last_column)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&C{words.phrase('footer')}")
