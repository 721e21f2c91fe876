"""Numbers as intervals: what a target accepts, and between what an observation lies.

All arithmetic is in ``Fraction`` of the numbers as written, so that 6.45 is 6.45 and a verdict can be computed again to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from lantu.rules import load_mapping
from lantu.types import Observation, Target

__all__ = ["Interval", "accepted", "exact", "observed", "ruleset_version"]

_RATES = ("%", "％", "‰", "百分点")


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both inside; None is no bound on that side."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, other: Interval) -> bool:
        """Whether all of ``other`` lies in it."""
        low = self.low is None or (other.low is not None and other.low >= self.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def misses(self, other: Interval) -> bool:
        """Whether nothing of ``other`` lies in it."""
        below = self.low is not None and other.high is not None and other.high < self.low
        return below or (self.high is not None and other.low is not None and other.low > self.high)


def exact(value: float) -> Fraction:
    """The number as it is written.

    >>> exact(6.45), exact(12000000.0)
    (Fraction(129, 20), Fraction(12000000, 1))
    """
    return Fraction(repr(value))


@cache
def _settings() -> Any:
    return load_mapping("settlement")


def ruleset_version() -> str:
    """The version that verdicts name."""
    return str(_settings()["version"])


def tolerance(value: float, quantum: float, unit: str) -> Fraction:
    """How far 左右 and 约 reach on either side."""
    limits = _settings()["tolerance"]
    if unit in _RATES:
        return exact(quantum or 1.0) * exact(limits["rate_places"])
    return abs(exact(value)) * exact(limits["amount_share"])


def accepted(target: Target, quantum: float = 0.0) -> tuple[Interval, str]:
    """The values that keep a promise, and the id of the rule. ``quantum``: of the observation, in the target's unit.

    A target of falls has positive numbers (下降5%), as has the observation; one of the other polarity has been turned before.
    """
    value = exact(target.value)
    upper = value if target.value2 is None else exact(target.value2)
    slack = tolerance(target.value, target.quantum, target.unit) if target.cmp == "about" else Fraction(0)
    rule = f"settle.{target.direction}.{target.cmp}"
    if target.cmp == "ge":
        return Interval(value, None), rule
    if target.cmp == "le" and target.direction != "higher":
        return Interval(None, value), rule
    if target.direction == "higher":
        return Interval(value - slack, None), rule
    if target.direction in ("lower", "ceiling"):
        return Interval(None, upper + slack), rule
    rounding = (
        exact(max(target.quantum, quantum)) * exact(_settings()["tolerance"]["rounding_places"]) if target.cmp == "eq" else Fraction(0)
    )
    return Interval(value - slack - rounding, upper + slack + rounding), rule


def observed(observation: Observation, factor: float = 1.0, *, turned: bool = False) -> Interval:
    """Between what the observed value lies, in the target's unit.

    "多" and "超过" leave it open upwards only to the next round number: a writer who had reached that would have written it. What is only
    told to lie above or below nothing (实现正增长) is open without end.
    """
    low: Fraction | None
    high: Fraction | None
    low = high = exact(observation.value)
    place = exact(observation.quantum) or abs(low) * exact(_settings()["tolerance"]["open_share"])
    if not place and observation.cmp in ("ge", "le"):
        low, high = (low, None) if observation.cmp == "ge" else (None, high)
    elif observation.cmp == "range" and observation.value2 is not None:
        high = exact(observation.value2)
    elif observation.cmp == "ge":
        high = low + place
    elif observation.cmp == "le":
        low = high - place
    return _scaled(Interval(low, high), factor, turned=turned)


def _scaled(bound: Interval, factor: float, *, turned: bool) -> Interval:
    by = exact(factor) * (-1 if turned else 1)
    low = None if bound.low is None else bound.low * by
    high = None if bound.high is None else bound.high * by
    return Interval(high, low) if turned else Interval(low, high)
