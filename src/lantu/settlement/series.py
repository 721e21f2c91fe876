"""The series of values that a target stands in: one value a year, of the very same thing, place and unit.

Comes in: a target and the index of observations. Goes out: values by year in the target's unit. Of several values of a year the one
that became known last counts; held values, parts of a year, spans and numbers that are only bounds do not.
"""

from __future__ import annotations

from collections.abc import Mapping

from lantu.indicators import catalogue
from lantu.settlement.conversion import conversion
from lantu.settlement.match import ObservationIndex, is_same_thing
from lantu.settlement.periods import years
from lantu.types import GRADES, Observation, Target

__all__ = ["find_series"]

_EXACT = ("eq", "about")


def find_series(target: Target, index: ObservationIndex) -> Mapping[int, float]:
    """Year to value, in order of years."""
    best: dict[int, tuple[tuple[int, str], float]] = {}
    for observations in index.near(target):
        if not is_same_thing(target, observations[0]):
            continue
        for one in observations:
            year = _year(one)
            factor = conversion(one.unit, target.unit)
            if year is None or factor is None or not _same_measure(one, target):
                continue
            key = (GRADES.index(one.grade), one.known_on)
            if year not in best or key > best[year][0]:
                sign = -1 if one.polarity != target.polarity else 1
                best[year] = (key, one.value * factor * sign)
    return {year: best[year][1] for year in sorted(best)}


def _same_measure(one: Observation, target: Target) -> bool:
    """An increment and a level are one where the catalogue counts work done."""
    known = catalogue().get(target.indicator_id)
    amounts = {one.measure, target.measure} == {"level", "increment"}
    return one.measure == target.measure or (amounts and known is not None and known.counts == "work")


def _year(one: Observation) -> int | None:
    span = years(one.period)
    whole = span is not None and span[0] == span[1] and not one.period_detail and not one.period_or
    return span[1] if span is not None and whole and not one.held and one.cmp in _EXACT else None
