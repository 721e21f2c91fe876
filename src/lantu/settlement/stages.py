"""How far a thing has come, by the words of a clause: data/stages.tsv.

Comes in: a text and the name of a thing in it. Goes out: the stage that the words give to that very thing, or None. In a list
(建成甲、乙，丙开工) a stage behind a name holds for it and the names before it that have none; a stage before holds for those behind it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lantu.rules import compile_pattern, load_rows

__all__ = ["Stage", "furthest_stage", "stage_of", "stage_table"]

_CLAUSE = re.compile(r"[，；：。！？,;:!?]")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage found at ``start:end`` of the text; ``reported`` whether its word says what was reached in a report."""

    series: str
    stage: str
    rank: int
    reported: bool
    start: int
    end: int


@cache
def stage_table() -> Mapping[str, Mapping[str, str]]:
    """Every word of a stage with its row."""
    return MappingProxyType({row["word"]: row for row in load_rows("stages")})


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(stage_table(), key=len, reverse=True)))


def _stages(text: str, offset: int) -> list[Stage]:
    found = []
    for match in _words().finditer(text):
        row = stage_table()[match[0]]
        start, end = offset + match.start(), offset + match.end()
        found.append(Stage(row["series"], row["stage"], int(row["rank"]), row["done"] == "yes", start, end))
    return found


def furthest_stage(text: str) -> Stage | None:
    """The furthest stage that a promise names; where it names two series, that of the first word.

    >>> furthest_stage("加快某大桥建设，年内建成通车").stage, furthest_stage("出台某市养犬条例").stage, furthest_stage("优化环境")
    ('in_use', 'issued', None)
    """
    found = _stages(text, 0)
    if not found:
        return None
    return max((stage for stage in found if stage.series == found[0].series), key=lambda stage: stage.rank)


def stage_of(text: str, start: int, end: int) -> Stage | None:
    """The stage that the sentence ``text`` reports of the thing named at ``start:end``; None where it reports none, or only hopes.

    >>> text = "甲大桥建成通车，乙医院开工建设，丙站尚未完工"
    >>> stage_of(text, 0, 3).stage, stage_of(text, 8, 11).stage, stage_of(text, 17, 19)
    ('in_use', 'begun', None)
    >>> stage_of("建成甲大桥、乙医院", 6, 9).stage
    'finished'
    """
    first, last = _clause(text, start, end)
    clause = text[first:last]
    if _hopes().search(clause):
        return None
    found = [stage for stage in _stages(clause, first) if stage.reported and not (start < stage.end and stage.start < end)]
    behind = [stage for stage in found if stage.start >= end]
    before = [stage for stage in found if stage.end <= start]
    run = _run(text, behind)
    if run:
        return max(run, key=lambda stage: stage.rank)
    return max(_run(text, before[-1:]), key=lambda stage: stage.rank, default=None)


def _run(text: str, stages: list[Stage]) -> list[Stage]:
    """The first of the stages and those that go on directly from it (建成投用, 开工建设)."""
    run = stages[:1]
    for stage in stages[1:]:
        if stage.series != run[-1].series or not _joint().fullmatch(text[run[-1].end : stage.start]):
            break
        run.append(stage)
    return run


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    mark = _CLAUSE.search(text, end)
    return first, mark.start() if mark else len(text)


@cache
def _hopes() -> re.Pattern[str]:
    return compile_pattern("{settlement_hopes}")


@cache
def _joint() -> re.Pattern[str]:
    return compile_pattern("(?:{settlement_stage_joints})?")
