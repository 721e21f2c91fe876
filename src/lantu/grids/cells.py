"""The words of a document's tables, cell by cell."""

from __future__ import annotations

from lantu.types import Document

__all__ = ["Cell", "table_cells"]

# Words of a cell with where they begin in ``clean_text``.
Cell = tuple[str, int]


def table_cells(document: Document) -> dict[int, dict[int, dict[int, Cell]]]:
    """Table, row and column to the cell; a cell of several lines is left out."""
    tables: dict[int, dict[int, dict[int, Cell]]] = {}
    several: set[tuple[int, int, int]] = set()
    for location in document.locations:
        if location.cell is None or location.style != "table":
            continue
        table, row, column = location.cell
        start = document.offsets.to_clean(location.start)
        end = document.offsets.to_clean(location.end - 1) + 1
        words = document.clean_text[start:end]
        cells = tables.setdefault(table, {}).setdefault(row, {})
        if column in cells:
            several.add(location.cell)
        cells[column] = (words.strip(), start + len(words) - len(words.lstrip()))
    for table, row, column in several:
        tables[table][row].pop(column, None)
    return tables
