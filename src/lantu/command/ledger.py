"""``lantu ledger``: every promise of many documents as one table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.messages import Messages
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.types import Document

if TYPE_CHECKING:
    from lantu.annotating import Annotation
    from lantu.ledgers import Ledger

__all__ = ["add_arguments", "annotate_document", "run"]

# The columns of the tab-separated lines; the files have all of them.
_COLUMNS = ("number", "text", "figures", "due", "lead_body", "actor", "location", "doc")


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.choices.add_argument("-o", "--output", metavar="FILE", action="append", default=[], help=parser.text("output"))
    parser.choices.add_argument("--show", action="store_true", help=parser.text("show"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.errors import ExportError
    from lantu.export import ENDINGS, write_ledger
    from lantu.ledgers import build_ledger
    from lantu.opening import iter_sources

    outputs, messages = session.args.output, session.messages
    for output in outputs:
        if Path(output).suffix.lower() not in ENDINGS:
            raise ExportError("L401", file=output, ending=Path(output).suffix, known=" ".join(ENDINGS))
    outcomes = session.outcomes(list(iter_sources(session.args.paths)), annotate_document)
    ledger = build_ledger(annotation for outcome in outcomes for annotation in outcome.results)
    if ledger.annotations:
        if session.args.show or (not outputs and sys.stdout.isatty()):
            from lantu.command.shown_table import shown_ledger

            session.make(shown_ledger(ledger, messages, colours=sys.stdout.isatty()))
        elif not outputs:
            session.make(_tab_separated(ledger, messages))
        for output in outputs:
            write_ledger(ledger, output, language=messages.language)
            session.say(messages.say("command", "written", path=output, documents=len(ledger.annotations), rows=len(ledger.rows)))
    return session.finish()


def annotate_document(document: Document) -> Annotation:
    from lantu.annotating import annotate

    return annotate(document)


def _tab_separated(ledger: Ledger, messages: Messages) -> str:
    """A line of heads, then a line a promise, for other programs."""
    from lantu.export.cells import row_cells
    from lantu.export.words import load_words

    words = load_words(messages.language)
    heads = {column.id: column.head for column in words.columns()}
    lines = [[heads[name] for name in _COLUMNS]]
    for row in ledger.rows:
        cells = row_cells(ledger, row, words)
        lines.append([" ".join(str(cells[name] or "").split()) for name in _COLUMNS])
    return "".join("\t".join(line) + "\n" for line in lines)
