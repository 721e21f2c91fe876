"""Score links on pairs of promises, one of a place above and one of a place below: tests/cases/links.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lantu.annotating import Annotation, annotate
from lantu.plans import build_plan
from lantu.types import Document, Link

__all__ = ["LinkScore", "Pair", "load_pairs", "score_links"]

_CASES = Path(__file__).parents[1] / "tests" / "cases" / "links.jsonl"
_REPORT = "{year}年{place}政府工作报告\n二、{year}年重点工作\n确保重点任务落地见效。{text}\n"
Side = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """``upper`` and ``lower``: place, year, words; ``expect``: whether the lower one serves the upper one."""

    id: str
    upper: Side
    lower: Side
    expect: bool


@dataclass(frozen=True, slots=True)
class LinkScore:
    """What was found: ``found`` of ``right``; ids of right pairs that were missed and of wrong ones that were linked."""

    right: int
    wrong: int
    missed: tuple[str, ...]
    wrongly: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.right

    @property
    def precision(self) -> float:
        found = self.right - len(self.missed)
        return found / (found + len(self.wrongly))


def load_pairs() -> tuple[Pair, ...]:
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line]
    return tuple(Pair(one["id"], tuple(one["upper"]), tuple(one["lower"]), one["expect"]) for one in records)


def score_links(pairs: Iterable[Pair]) -> LinkScore:
    """Plan each pair by itself, as two short reports."""
    missed, wrongly, links, right, wrong = [], [], [], 0, 0
    for pair in pairs:
        plan = build_plan([_report("upper", pair.upper), _report("lower", pair.lower)])
        found = [link for link in plan.links if plan.by_number[link.upper].document == 0 and plan.by_number[link.lower].document == 1]
        links += found
        right, wrong = right + pair.expect, wrong + (not pair.expect)
        if pair.expect and not found:
            missed.append(pair.id)
        if found and not pair.expect:
            wrongly.append(pair.id)
    return LinkScore(right, wrong, tuple(missed), tuple(wrongly), tuple(links))


def _report(name: str, side: Side) -> Annotation:
    place, year, text = side
    words = _REPORT.format(place=place, year=year, text=text)
    return annotate(Document(name, words, words))
