"""``lantu findings``: what should be looked at across documents, most telling first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.parser import Parser
from lantu.command.plan import read_plan
from lantu.command.session import Session

if TYPE_CHECKING:
    from lantu.plans import Plan

__all__ = ["add_arguments", "run"]

_COLUMNS = ("number", "kind", "text", "here", "there", "confidence")


def add_arguments(parser: Parser) -> None:
    from lantu.types import FINDING_KINDS

    parser.add_paths()
    parser.choices.add_argument("--kind", choices=FINDING_KINDS, action="append", metavar="KIND", help=parser.text("findings_kind"))
    parser.choices.add_argument("-n", "--most", type=int, metavar="N", help=parser.text("findings_most"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    plan = read_plan(session, session.args.paths)
    if plan is not None:
        rows = _rows(plan, session)
        session.make(_shown(rows, session) if sys.stdout.isatty() else _tab_separated(rows, session))
        session.say(session.messages.say("plan", "found", findings=len(plan.findings), shown=len(rows)))
    return session.finish()


def _rows(plan: Plan, session: Session) -> list[dict[str, str]]:
    from lantu.export.plan_cells import finding_cells
    from lantu.export.plan_wording import load_plan_words

    kinds = set(session.args.kind or ())
    words = load_plan_words(session.messages.language)
    rows = []
    for finding, cells in zip(plan.findings, finding_cells(plan, words), strict=True):
        if not kinds or finding.kind in kinds:
            rows.append({name: str(cells[name] or "") for name in _COLUMNS})
    return rows[: session.args.most] if session.args.most else rows


def _tab_separated(rows: list[dict[str, str]], session: Session) -> str:
    """A line of heads, then a line a finding, for other programs."""
    heads = _heads(session)
    lines = [[heads[name] for name in _COLUMNS], *([" ".join(row[name].split()) for name in _COLUMNS] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _heads(session: Session) -> dict[str, str]:
    from lantu.export.plan_wording import load_plan_words

    return {column.id: column.head for column in load_plan_words(session.messages.language).columns("finding_column")}


def _shown(rows: list[dict[str, str]], session: Session) -> str:
    """A finding a paragraph: its sentence, then the words of each side."""
    from io import StringIO

    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    stream = StringIO()
    console = Console(file=stream, force_terminal=True, highlight=False)
    for row in rows:
        console.print(Text(f"{row['number']:>3} ", style="dim") + Text(f"{row['kind']} ", style="bold cyan") + Text(row["text"]))
        for side, mark in (("here", "·"), ("there", "↔")):
            for line in filter(None, row[side].split("\n")):
                console.print(Padding(Text(f"{mark} {line}", style="dim"), (0, 0, 0, 6)))
    return stream.getvalue()
