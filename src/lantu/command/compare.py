"""``lantu compare``: the targets of two documents, or of more, side by side."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.parser import Parser
from lantu.command.plan import read_plan
from lantu.command.session import Session

if TYPE_CHECKING:
    from lantu.lives.compare import SideBySide
    from lantu.plans import Plan

__all__ = ["add_arguments", "run"]

# Names that only one of two documents promises are told up to so many; the files of lantu plan have all.
_FEW = 12


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("paths", nargs="+", metavar="PATH", help=parser.text("compare_paths"))
    parser.choices.add_argument("--all", action="store_true", help=parser.text("compare_all"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.lives.compare import compare_documents

    plan = read_plan(session, session.args.paths)
    if plan is not None:
        compared = compare_documents(plan.ledger, plan.statements)
        lines = _lines(plan, compared, session)
        session.make(_shown(lines) if sys.stdout.isatty() else "".join("\t".join(line) + "\n" for line in lines))
        if len(plan.documents) == 2:
            _tell_names(plan, compared, session)
    return session.finish()


def _lines(plan: Plan, compared: SideBySide, session: Session) -> list[list[str]]:
    """A line of heads, then a line a thing. Without ``--all`` things that only one of several documents states are left out."""
    from lantu.export.plan_cells import compared_cells
    from lantu.export.plan_wording import load_plan_words

    words = load_plan_words(session.messages.language)
    two, few = len(plan.documents) == 2, len(plan.documents) <= 2
    columns = ["name", *(f"d{index}" for index in range(len(plan.documents))), *(["change"] if two else [])]
    say = session.messages.say
    heads = [say("plan", "thing"), *(plan.label(index) for index in range(len(plan.documents))), *([say("plan", "change")] if two else [])]
    lines = [heads]
    for row, cells in zip(compared.rows, compared_cells(compared, words), strict=True):
        if few or session.args.all or sum(cell is not None for cell in row.cells) > 1:
            lines.append([" ".join(str(cells[name] or "").split()) for name in columns])
    return lines


def _shown(lines: list[list[str]]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=False)
    for head in lines[0]:
        table.add_column(Text(head), overflow="fold")
    for line in lines[1:]:
        table.add_row(*map(Text, line))
    stream = StringIO()
    Console(file=stream, force_terminal=True).print(table)
    return stream.getvalue()


def _tell_names(plan: Plan, compared: SideBySide, session: Session) -> None:
    for document, names in zip(plan.documents, compared.names, strict=True):
        if names:
            shown = "、".join(names[:_FEW])
            session.say(session.messages.say("plan", "only_here", title=document.title, count=len(names), names=shown))
