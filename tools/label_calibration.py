"""From a model's probabilities to confidences that can be trusted, and the table that shows how far.

Steps are found by isotonic regression on labels (or figures) that a model gave to documents it has not seen; each step's confidence is
lowered by one pseudo-error, so that a short run of luck is not called certainty. ``reliability`` calibrates each document on the
others, as an unseen document would be.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

__all__ = ["Given", "calibrate", "calibration_text", "judged_unseen", "reliability"]

# A step rests on at least this many cases.
_LEAST = 40
_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
# What is measured on few documents promises no more than this.
_MOST = 0.995


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: of which document, with what probability, and whether it was right."""

    name: str
    probability: float
    right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """From ``probability`` up to the next step, ``confidence`` by ``count`` cases."""

    probability: float
    confidence: float
    count: int


def calibrate(given: Sequence[Given], margin: float = 0.0, least: int = _LEAST) -> list[Step]:
    """The steps, ascending. Pools neighbours until the shares rise and each pool is large enough.

    ``margin``: by how many standard errors of its share a step's confidence is lowered, where few documents stand for many; ``least``: on
    how many cases a step rests.
    """
    pools: list[list[float]] = []  # lowest probability, right, count
    for one in sorted(given, key=lambda item: item.probability):
        pools.append([one.probability, float(one.right), 1.0])
        while len(pools) > 1 and (pools[-2][2] < least or pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]):
            _, right, count = pools.pop()
            pools[-1][1] += right
            pools[-1][2] += count
    if len(pools) > 1 and pools[-1][2] < least:
        _, right, count = pools.pop()
        pools[-1][1] += right
        pools[-1][2] += count
    pools[0][0] = 0.0
    lowered = [(low, _lowered(right, count, margin), count) for low, right, count in pools]
    shares = list(accumulate((share for _, share, _ in lowered), max))
    return [Step(round(low, 4), round(min(_MOST, share), 4), int(count)) for (low, _, count), share in zip(lowered, shares, strict=True)]


def _lowered(right: float, count: float, margin: float) -> float:
    share = right / (count + 1)
    return share - margin * math.sqrt(share * (1.0 - share) / count)


def confidence(steps: Sequence[Step], probability: float) -> float:
    """The confidence of a probability."""
    return steps[max(0, bisect_right(steps, probability, key=lambda step: step.probability) - 1)].confidence


def calibration_text(steps: Sequence[Step], card: str = "CARD.md") -> str:
    """The file that ships."""
    lines = [
        f"# Steps from the model's probability to the share that was right, leave one document out; see {card}.",
        "from\tconfidence\tcases",
    ]
    return "\n".join([*lines, *(f"{step.probability}\t{step.confidence}\t{step.count}" for step in steps)]) + "\n"


def judged_unseen(given: Sequence[Given], margin: float = 0.0, least: int = _LEAST) -> list[tuple[float, bool]]:
    """For each answer its confidence by steps from the other documents, and whether it was right."""
    judged = []
    for name in sorted({one.name for one in given}):
        steps = calibrate([one for one in given if one.name != name], margin, least)
        judged += [(confidence(steps, one.probability), one.right) for one in given if one.name == name]
    return judged


def reliability(given: Sequence[Given], margin: float = 0.0, least: int = _LEAST) -> list[str]:
    """A line a band of confidence: how many, how many of them right; each document by steps from the other documents."""
    judged = judged_unseen(given, margin, least)
    lines = ["confidence\tcases\tright"]
    for low, high in pairwise(_BANDS):
        band = [right for value, right in judged if low <= value < high]
        if band:
            lines.append(f"{low:.2f}–{min(1.0, high):.2f}\t{len(band)}\t{sum(band) / len(band):.4f}")
    return lines
