"""The ledger as a table that people read in a terminal: a title and a table for each document, then what there is in all."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from lantu.command.messages import Messages
from lantu.command.wrapping import wrap_cells
from lantu.export.cells import Cell, document_cells, row_cells
from lantu.export.words import load_words
from lantu.ledgers import Ledger

__all__ = ["shown_ledger"]

# Columns as wide as their longest cell, up to so many characters of a terminal; the two others share what is left, five to four.
_NARROW_COLUMNS = {"number": 6, "due": 12, "actor": 14, "location": 12}
_WIDE_COLUMNS = {"text": 5, "figures": 4}
_COLUMNS = ("number", "text", "figures", "due", "actor", "location")
_LEFT_OUT_BELOW = {"location": 100}
# Between two columns, and the least that a shared column needs.
_GAP, _LEAST = 2, 12


def shown_ledger(ledger: Ledger, messages: Messages, *, colours: bool) -> str:
    """The tables as text, as wide as the terminal; ``colours`` adds the terminal's escapes for them."""
    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(file=stream, width=Console().width, force_terminal=colours, highlight=False)
    words = load_words(messages.language)
    heads = {column.id: column.head for column in words.columns()}
    rows = [_row(row_cells(ledger, row, words)) for row in ledger.rows]
    widths = _widths(rows, heads, console.width)
    for index, facts in enumerate(document_cells(ledger, words)):
        told = (facts["doc"], facts["place"], facts["date"], facts["span"], messages.say("command", "promises", number=facts["promises"]))
        console.print(Text(ledger.title_of(index), style="bold"))
        console.print(Text(" · ".join(str(fact) for fact in told if fact), style="dim"))
        if facts["promises"]:
            console.print(_table([rows[row.number - 1] for row in ledger.rows_of(index)], heads, widths))
        console.print()
    console.print(Text(_summary(ledger, messages), style="bold"))
    # Tables are padded to their width; nobody needs the blanks at the ends of lines.
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _row(cells: Mapping[str, Cell]) -> dict[str, str]:
    """The cells as shown; words that give no date stand where the date would."""
    shown = {name: "" if cells[name] is None else str(cells[name]) for name in _COLUMNS}
    return shown | {"due": shown["due"] or str(cells["due_text"] or "")}


def _table(rows: Sequence[Mapping[str, str]], heads: Mapping[str, str], widths: Mapping[str, int]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim", show_edge=False)
    for name, wide in widths.items():
        style = {"number": "dim", "figures": "cyan"}.get(name, "")
        table.add_column(Text(wrap_cells(heads[name], wide)), width=wide, justify="right" if name == "number" else "left", style=style)
    for cells in rows:
        table.add_row(*(Text(wrap_cells(cells[name], wide)) for name, wide in widths.items()))
    return table


def _widths(rows: Sequence[Mapping[str, str]], heads: Mapping[str, str], width: int) -> dict[str, int]:
    """The width of each column that is shown, in characters of a terminal, together at most ``width``."""
    from rich.cells import cell_len

    names = [name for name in _COLUMNS if width >= _LEFT_OUT_BELOW.get(name, 0)]
    found = {
        name: min(most, max(cell_len(line) for line in (heads[name], *(cells[name] for cells in rows))))
        for name, most in _NARROW_COLUMNS.items()
        if name in names
    }
    left = width - sum(found.values()) - (_GAP + 1) * len(names)
    shares = {name: max(_LEAST, left * share // sum(_WIDE_COLUMNS.values())) for name, share in _WIDE_COLUMNS.items()}
    return {name: found.get(name) or shares[name] for name in names}


def _summary(ledger: Ledger, messages: Messages) -> str:
    promises = [row.promise for row in ledger.rows]
    return messages.say(
        "command",
        "summary",
        documents=len(ledger.documents),
        rows=len(promises),
        measured=sum("measured" not in promise.missing for promise in promises),
        dated=sum("dated" not in promise.missing for promise in promises),
        owned=sum("owned" not in promise.missing for promise in promises),
    )
