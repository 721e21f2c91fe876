"""The ledger as CSV that Excel opens with its Chinese intact: UTF-8 with a byte order mark, CRLF, no cell that it would run."""

from __future__ import annotations

import csv
import io

from lantu.export.cells import Cell, row_cells
from lantu.export.safe_text import disarm_formula, printable
from lantu.export.words import Words
from lantu.ledgers import Ledger

__all__ = ["to_csv"]


def to_csv(ledger: Ledger, words: Words) -> bytes:
    """One head row, then a row a promise."""
    columns = words.columns()
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([column.head for column in columns])
    for row in ledger.rows:
        cells = row_cells(ledger, row, words)
        writer.writerow([_safe(cells[column.id]) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> Cell:
    return disarm_formula(printable(cell)) if isinstance(cell, str) else cell
