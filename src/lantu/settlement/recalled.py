"""Targets that a report looks back on itself, with the outcome in the same sentence (城镇新增就业超额完成全年任务).

Comes in: annotations of reports. Goes out: a ``DeedSettlement`` for each such clause, whose promise and evidence are cited from the very
sentence: the report's own word, the weakest grade. A clause that speaks of all targets at once names nothing and is passed over.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache

from lantu.annotating import Annotation
from lantu.figures.timing import running_periods
from lantu.observations import grade_of, parts_ahead
from lantu.quantities.periods import Period, find_periods
from lantu.rules import Rule, compile_pattern, load_rules
from lantu.settlement.bounds import ruleset_version
from lantu.tree import heading_paths
from lantu.types import Deed, DeedSettlement, Document, Figure, Sentence, Sighting, Verdict

__all__ = ["find_recalled"]

_CLAUSE = re.compile(r"[^，。；、：！？,;:!?]+")
SERIES = "recalled"


def find_recalled(annotations: Iterable[Annotation]) -> tuple[DeedSettlement, ...]:
    """Every target that a report names with its outcome, in order; never one of a part that looks ahead."""
    return tuple(settlement for annotation in annotations for settlement in _of_document(annotation))


def _of_document(annotation: Annotation) -> Iterator[DeedSettlement]:
    document = annotation.document
    sentences = annotation.sentences
    running = running_periods(document, sentences, heading_paths(annotation.tree, len(sentences)))
    for sentence, ahead, period in zip(sentences, parts_ahead(annotation), running, strict=True):
        if ahead or sentence.label not in ("result", "context"):
            continue
        text = document.clean_text[sentence.start : sentence.end]
        if not _outcome().search(text):
            continue
        before: tuple[int, int] | None = None
        for clause in _CLAUSE.finditer(text):
            for rule in load_rules("settlement_recalled").rules:
                match = rule.regex.match(clause[0])
                if match and (named := _named(rule, match, clause.start(), before, sentence)):
                    yield _settlement(document, sentence, text, rule, (clause.start(), clause.end()), named, period)
                    break
            before = clause.span()


@cache
def _outcome() -> re.Pattern[str]:
    return compile_pattern("{settlement_outcomes}")


def _named(
    rule: Rule, match: re.Match[str], offset: int, before: tuple[int, int] | None, sentence: Sentence
) -> tuple[str, Figure | None] | None:
    """What the clause is about: its own words, or the figure of the clause right before it; None where it is all targets at once."""
    if "name" in rule.regex.groupindex:
        name = match["name"]
        return None if _all_targets().fullmatch(name) else (name, None)
    figures = [figure for figure in sentence.figures if figure.kind == "result" and figure.end - sentence.start <= offset]
    if before is None or not figures or figures[-1].start - sentence.start < before[0]:
        return None
    return figures[-1].indicator, figures[-1]


@cache
def _all_targets() -> re.Pattern[str]:
    return compile_pattern("(?:{settlement_all_targets})+")


def _settlement(
    document: Document,
    sentence: Sentence,
    text: str,
    rule: Rule,
    span: tuple[int, int],
    named: tuple[str, Figure | None],
    running: Period | None,
) -> DeedSettlement:
    name, figure = named
    start, end = document.to_source(sentence.start + span[0], sentence.start + span[1])
    first = figure.start if figure else sentence.start + span[0]
    proof = document.to_source(first, sentence.start + span[1])
    year = document.metadata.year[:4]
    spoken = [period for period in (running, *find_periods(text[: span[1]], document.metadata.year)) if period and period.known]
    period = _period(spoken, figure, year)
    verdict = str(rule.effect["verdict"])
    shared = {"doc": document.name, "series": SERIES, "place": document.metadata.place, "period": period, "quote": text}
    identity = hashlib.sha256(f"{document.sha256 or document.name}|{start}|{end}".encode()).hexdigest()[:12]
    deed = Deed(
        id=identity,
        start=start,
        end=end,
        action="",
        object=name,
        names=(name,),
        stage="reached",
        rank=1,
        kind="outcome",
        open_reason="" if period else "not stated",
        **shared,
    )
    seen = Sighting(
        start=proof[0],
        end=proof[1],
        mention=document.clean_text[first : sentence.start + span[1]],
        name=name,
        stage="reached" if verdict == "kept" else "not_reached",
        rank=1 if verdict == "kept" else 0,
        grade=grade_of(document),
        known_on=document.metadata.date or document.metadata.year,
        **shared,
    )
    return DeedSettlement(deed, (seen,), Verdict(verdict, f"{rule.id}@{ruleset_version()}", seen.mention), name)


def _period(spoken: list[Period], figure: Figure | None, year: str) -> str:
    if figure is not None and figure.period:
        return figure.period
    if spoken:
        period = spoken[-1]
        return f"{period.first}/{period.last}" if period.is_span else str(period.last)
    return str(int(year) - 1) if year else ""
