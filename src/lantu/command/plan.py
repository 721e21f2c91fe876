"""``lantu plan``: the tree over many documents, with what passes down and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.ledger import annotate_document
from lantu.command.parser import Parser
from lantu.command.session import Session

if TYPE_CHECKING:
    from lantu.plans import Plan

__all__ = ["add_arguments", "read_plan", "run"]


def add_arguments(parser: Parser) -> None:
    parser.add_paths()
    parser.choices.add_argument("-o", "--output", metavar="FILE", action="append", default=[], help=parser.text("plan_output"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.errors import ExportError
    from lantu.export.plan_write import PLAN_ENDINGS, render_plan, write_plan

    outputs, messages = session.args.output, session.messages
    for output in outputs:
        if Path(output).suffix.lower() not in PLAN_ENDINGS:
            raise ExportError("L401", file=output, ending=Path(output).suffix, known=" ".join(PLAN_ENDINGS))
    plan = read_plan(session, session.args.paths)
    if plan is not None:
        if not outputs:
            session.make(render_plan(plan, ".jsonl").decode("utf-8"))
        for output in outputs:
            write_plan(plan, output, language=messages.language)
            session.say(messages.say("plan", "written", path=output, **_counts(plan)))
    return session.finish()


def read_plan(session: Session, paths: Iterable[str]) -> Plan | None:
    """Read and annotate the documents, and put them together; None where none could be read."""
    from lantu.opening import iter_sources
    from lantu.plans import build_plan

    outcomes = session.outcomes(list(iter_sources(paths)), annotate_document)
    annotations = [annotation for outcome in outcomes for annotation in outcome.results]
    if not annotations:
        return None
    session.say(session.messages.say("plan", "joining", documents=len(annotations)))
    return build_plan(annotations)


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "documents": len(plan.documents),
        "statements": len(plan.statements),
        "links": len(plan.links),
        "references": len(plan.references),
        "findings": len(plan.findings),
    }
