"""``lantu settle``: what became of each promise, from later reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from lantu.command.exits import Exit
from lantu.command.ledger import annotate_document
from lantu.command.parser import Parser
from lantu.command.session import Session

if TYPE_CHECKING:
    from lantu.annotating import Annotation
    from lantu.types import DeedSettlement, Settlement

__all__ = ["add_arguments", "run"]


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("--promises", nargs="+", metavar="PATH", required=True, help=parser.text("settle_promises"))
    parser.inputs.add_argument("--results", nargs="+", metavar="PATH", default=[], help=parser.text("settle_results"))
    parser.inputs.add_argument("--data", nargs="+", metavar="TABLE", default=[], help=parser.text("settle_data"))
    parser.inputs.add_argument("--mapping", metavar="FILE", help=parser.text("settle_mapping"))
    parser.choices.add_argument("-o", "--output", action="append", metavar="FILE", help=parser.text("settle_output"))
    parser.choices.add_argument("--known-year", type=int, metavar="YEAR", help=parser.text("settle_known_year"))
    parser.add_jobs()
    parser.add_reading()


def run(session: Session) -> Exit:
    from lantu.command.statistics import read_statistics
    from lantu.errors import ExportError
    from lantu.export.settlement import SETTLEMENT_ENDINGS, write_settlement
    from lantu.rows import json_lines
    from lantu.settlement import settle_all
    from lantu.settlement.rows import settlement_rows

    outputs = session.args.output or []
    for output in outputs:
        if Path(output).suffix.lower() not in SETTLEMENT_ENDINGS:
            raise ExportError("L401", file=output, ending=Path(output).suffix, known=" ".join(SETTLEMENT_ENDINGS))
    promises, results = _annotate(session)
    data = read_statistics(session, session.args.data, session.args.mapping)
    settlements = settle_all(promises, results, data, known_year=session.args.known_year)
    rows = settlement_rows(settlements)
    for output in outputs:
        write_settlement(rows, output, language=session.messages.language)
    if not outputs:
        session.make(json_lines(rows))
    session.say(_summary(session, settlements))
    return session.finish()


def _annotate(session: Session) -> tuple[list[Annotation], list[Annotation]]:
    """Both sides; a document that stands on both is read once."""
    from lantu.opening import iter_sources

    sides = [list(iter_sources(session.args.promises)), list(iter_sources(session.args.results))]
    wanted = {str(source): source for side in sides for source in side}
    read = {str(outcome.source): outcome.results for outcome in session.outcomes(list(wanted.values()), annotate_document)}
    promises, results = ([annotation for source in side for annotation in read.get(str(source), ())] for side in sides)
    return promises, results


def _summary(session: Session, settlements: tuple[Settlement | DeedSettlement, ...]) -> str:
    counts = Counter(settlement.verdict.verdict for settlement in settlements)
    words = [session.messages.say("settle", verdict, count=count) for verdict, count in counts.most_common()]
    return session.messages.say(
        "settle", "summary", targets=len(settlements), verdicts=session.messages.say("settle", "separator").join(words)
    )
