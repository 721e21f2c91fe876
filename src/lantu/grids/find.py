"""The rows of a document's tables of indicators.

Comes in: a document whose format has cells. Goes out: a ``GridRow`` for each row that names an indicator and gives it a number. A table
that promises nothing (no column of targets) gives none. Deliberately not done: tables of a PDF, which has no cells; tables of tasks
(``tasks``), whose cells hold sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lantu.grids.cells import Cell, table_cells
from lantu.grids.columns import Columns, read_columns
from lantu.grids.types import GridCell, GridRow
from lantu.quantities import find_comparator, find_quantities, parse_numeral
from lantu.quantities.numerals import magnitude
from lantu.quantities.units import unit_names, written_unit
from lantu.rules import compile_pattern, word_list, word_set
from lantu.types import Document

__all__ = ["find_grid_rows"]

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_OPENING, _CLOSING = r"[\[［【(（]", r"[\]］】)）]"
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_HEAD_UNIT = re.compile(r"[（(](?P<unit>[^（()）\d]{1,12})[）)]\s*$")
# A row of heads is one of the first of its table.
_HEAD_ROWS = 3
_SIGNS = (("ge", "grids_ge_signs"), ("le", "grids_le_signs"), ("about", "grids_about_signs"))


@cache
def _value() -> re.Pattern[str]:
    signs = "|".join(f"{{{words}}}" for _, words in _SIGNS)
    return compile_pattern(
        rf"^(?P<open>{_OPENING})?\s*(?P<sign>{signs})?\s*(?P<number>{_NUMBER})(?P<rest>[^\d{{}}]{{0,8}}?)(?:{_CLOSING})?$"
    )


def find_grid_rows(document: Document) -> Mapping[int, GridRow]:
    """The rows by where they start in ``clean_text``."""
    if not any(location.cell for location in document.locations):
        return {}
    rows: dict[int, GridRow] = {}
    for table in table_cells(document).values():
        for row in _read_table(table):
            rows[row.start] = row
    return rows


def _read_table(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[GridRow]:
    numbers = sorted(rows)
    heads: dict[int, str] = {}
    first = 0
    for place, number in enumerate(numbers[:_HEAD_ROWS]):
        if any(_is_value(words) for words, _ in rows[number].values()):
            break
        for column, (words, _) in rows[number].items():
            heads[column] = heads.get(column, "") + words
        first = place + 1
    bodies = numbers[first:]
    binding = any(words in word_set("grids_binding_words") for number in bodies for words, _ in rows[number].values())
    columns = read_columns(heads, binding=binding) if heads and bodies else None
    if columns is None:
        return
    for number in bodies:
        row = _read_row(rows[number], columns)
        if row is not None:
            yield row


def _is_value(words: str) -> bool:
    return _value().match(words) is not None and not _YEAR.match(words)


def _read_row(cells: Mapping[int, Cell], columns: Columns) -> GridRow | None:
    head = cells.get(columns.indicator)
    if head is None or any(mark in words for words, _ in cells.values() for mark in word_list("labels_sentence_ends")):
        return None
    unit_words = _HEAD_UNIT.search(head[0])
    indicator = head[0][: unit_words.start()].strip() if unit_words else head[0]
    unit = cells[columns.unit][0] if columns.unit in cells else unit_words["unit"] if unit_words else ""
    found = []
    for column, meaning in columns.values.items():
        if column in cells and (cell := _read_cell(cells[column], unit)) is not None:
            total = meaning.total or cell.total
            written = "%" if meaning.growth else cell.unit
            value = parse_numeral(_digits(cells[column][0])) if meaning.growth else cell.value
            kind, year, growth = meaning.kind, meaning.year, meaning.growth
            found.append(GridCell(cell.start, cell.end, value or 0.0, written, cell.cmp, kind, year, total=total, growth=growth))
    if not found or not indicator:
        return None
    start = min(at for _, at in cells.values())
    end = max(at + len(words) for words, at in cells.values())
    return GridRow(start, end, indicator, tuple(found), _bodies(cells[columns.body][0]) if columns.body in cells else ())


def _digits(words: str) -> str:
    match = re.search(_NUMBER, words)
    return match[0] if match else ""


def _read_cell(cell: Cell, head_unit: str) -> GridCell | None:
    """The number of a cell; what the cell does not say of its unit, the row's head does."""
    words, at = cell
    match = _value().match(words)
    if match is None:
        return None
    quantities = find_quantities(words)
    quantity = quantities[0] if len(quantities) == 1 else None
    start, end = match.span("number")
    value = parse_numeral(match["number"])
    if value is None:
        return None
    unit, cmp = "", find_comparator(words, start, end).cmp
    if quantity is not None and quantity.start == start:
        end, value, unit, cmp = quantity.end, quantity.value, quantity.unit, quantity.cmp
    if not unit:
        factor, unit = _split_unit(head_unit)
        value = round(value * factor, 6)
    if match["sign"]:
        cmp = next(cmp for cmp, list_name in _SIGNS if match["sign"] in word_set(list_name))
    return GridCell(at + start, at + end, value, unit, cmp, "", 0, total=bool(match["open"]))


def _split_unit(words: str) -> tuple[int, str]:
    """A written unit as its magnitude and the unit proper.

    >>> _split_unit("万户"), _split_unit("百分点"), _split_unit("%")
    ((10000, '户'), (1, '百分点'), (1, '%'))
    """
    words = "".join(words.split())
    if words in unit_names():
        return 1, written_unit(words)
    for prefix in sorted(word_list("magnitudes"), key=len, reverse=True):
        if words.startswith(prefix) and len(words) > len(prefix):
            return magnitude(prefix), written_unit(words[len(prefix) :])
    return 1, words


def _bodies(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (body.strip() for body in compile_pattern("{promises_body_separators}").split(words))))
