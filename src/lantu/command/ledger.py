"""``lantu ledger``: every promise of many documents as one table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.types import Document

if TYPE_CHECKING:
    from lantu.annotating import Annotation
    from lantu.ledgers import Ledger

__all__ = ["add_arguments", "annotate_document", "run"]

# What fits a screen; the files have all columns.
_SHOWN = ("number", "text", "figures", "due", "lead_body", "actor", "location", "doc")


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.choices.add_argument("-o", "--output", metavar="FILE", help=parser.text("output"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.errors import ExportError
    from lantu.export import ENDINGS, write_ledger
    from lantu.ledgers import build_ledger
    from lantu.opening import iter_sources

    output = session.args.output
    if output is not None and Path(output).suffix.lower() not in ENDINGS:
        raise ExportError("L401", file=output, ending=Path(output).suffix, known=" ".join(ENDINGS))
    outcomes = session.outcomes(list(iter_sources(session.args.paths)), annotate_document)
    ledger = build_ledger(annotation for outcome in outcomes for annotation in outcome.results)
    if output is None:
        _show(session, ledger)
    elif ledger.annotations:
        write_ledger(ledger, output, language=session.messages.language)
        session.say(
            session.messages.say("command", "written", path=output, documents=len(ledger.annotations), rows=len(ledger.rows)),
        )
    return session.finish()


def annotate_document(document: Document) -> Annotation:
    from lantu.annotating import annotate

    return annotate(document)


def _show(session: Session, ledger: Ledger) -> None:
    """A table on a terminal, tab-separated values in a pipe."""
    from lantu.export.cells import row_cells
    from lantu.export.words import load_words

    words = load_words(session.messages.language)
    heads = {column.id: column.head for column in words.columns()}
    table = [[str(row_cells(ledger, row, words)[name] or "") for name in _SHOWN] for row in ledger.rows]
    if not sys.stdout.isatty():
        lines = ([heads[name] for name in _SHOWN], *table)
        session.make("".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(show_lines=True)
    for name in _SHOWN:
        shown.add_column(Text(heads[name]))
    for line in table:
        shown.add_row(*map(Text, line))
    Console().print(shown)
