"""How far the items that the splitter makes agree with the rows that a supervision office would enter (tests/cases/promises*.jsonl).

An item is right when its span and an expected one overlap by at least 0.8 of the longer; each counts once.
Fields are compared on right items.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantu.promises.split import Item, split_items

__all__ = ["CASES", "ItemScore", "expected_spans", "load_cases", "score_items"]

CASES = Path(__file__).parents[1] / "tests" / "cases"
OVERLAP = 0.8


@dataclass
class ItemScore:
    """Counts over many sentences."""

    right: int = 0
    made: int = 0
    expected: int = 0
    fields: dict[str, list[bool]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.made + self.expected)

    def share(self, name: str) -> float:
        return sum(self.fields[name]) / len(self.fields[name])


def load_cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]


def expected_spans(case: dict[str, Any]) -> list[tuple[int, int, dict[str, str]]]:
    """The expected items with their places; they follow each other in the sentence."""
    spans = []
    position = 0
    for item in case["items"]:
        start = case["text"].index(item["text"], position)
        position = start + len(item["text"])
        spans.append((start, position, item))
    return spans


def overlaps(start: int, end: int, item: Item) -> bool:
    return min(end, item.end) - max(start, item.start) >= OVERLAP * max(end - start, item.end - item.start)


def score_items(cases: Iterable[dict[str, Any]]) -> ItemScore:
    score = ItemScore()
    for case in cases:
        made = list(split_items(case["text"]))
        score.made += len(made)
        for start, end, wanted in expected_spans(case):
            score.expected += 1
            found = next((item for item in made if overlaps(start, end, item)), None)
            if found is None:
                continue
            made.remove(found)
            score.right += 1
            for name in ("action", "object"):
                if name in wanted:
                    score.fields.setdefault(name, []).append(getattr(found, name) == wanted[name])
    return score
