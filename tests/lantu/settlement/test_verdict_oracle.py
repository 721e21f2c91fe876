"""Verdicts against an oracle written apart from them: plain comparisons by the words of the rules, no intervals, no shared code."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.settlement.verdicts import Evidence, judge
from lantu.types import Observation, Target

DIRECTIONS = ("higher", "lower", "ceiling", "exact")
numbers = st.decimals(min_value=0, max_value=100_000, places=1, allow_nan=False).map(float)


_NAMED = {"indicator": "粮食产量", "place": "甲市", "unit": "吨", "measure": "level", "period": "2025", "quantum": 1.0}
_SPAN = {"start": 0, "end": 1, "quote": "q", "mention": "m", "cmp": "eq", "value": 100.0}
_TARGET = {"id": "t", "promise": "p", "doc": "plan", "direction": "higher", "direction_rule": "test", "made_on": "2025"}
_OBSERVATION = {"id": "o", "doc": "report", "grade": "own_report"}


def make_target(**changes: object) -> Target:
    """A target of 100 t of grain in 2025, with changes."""
    return Target(**{**_NAMED, **_SPAN, **_TARGET, **changes})  # type: ignore[arg-type]


def make_observation(**changes: object) -> Observation:
    """An observation that just keeps it, with changes."""
    return Observation(**{**_NAMED, **_SPAN, **_OBSERVATION, **changes})  # type: ignore[arg-type]


def oracle(direction: str, cmp: str, unit: str, value: float, upper: float, seen: float, place: float) -> bool:
    """Whether an exact observation keeps the promise, by the prose of docs/algorithms/settlement.md."""
    limit, top, got, last = Decimal(repr(value)), Decimal(repr(upper)), Decimal(repr(seen)), Decimal(repr(place))
    slack = Decimal(0)
    if cmp == "about":
        slack = last / 2 if unit == "%" else limit * Decimal("0.05")
    if cmp == "ge":
        return got >= limit
    if cmp == "le" and direction != "higher":
        return got <= limit
    if direction == "higher":
        return got >= limit - slack
    if direction in ("lower", "ceiling"):
        return got <= top + slack
    if cmp == "eq":
        slack = last / 2
    return limit - slack <= got <= top + slack


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(DIRECTIONS),
    st.sampled_from(("eq", "ge", "le", "about", "range")),
    st.sampled_from(("%", "吨")),
    numbers,
    numbers,
    numbers,
)
def test_verdicts_agree_with_plain_comparisons(direction: str, cmp: str, unit: str, one: float, other: float, seen: float) -> None:
    value, upper = (min(one, other), max(one, other)) if cmp == "range" else (one, one)
    target = make_target(
        direction=direction, cmp=cmp, unit=unit, value=value, value2=upper if cmp == "range" else None, quantum=0.1, measure="share"
    )
    observation = make_observation(value=seen, unit=unit, quantum=0.1, measure="share")
    verdict = judge(target, [Evidence(observation)], known_year=2025)
    kept = oracle(direction, cmp, unit, value, upper, seen, 0.1)
    assert verdict.verdict == ("kept" if kept else "missed"), (verdict.why, kept)


@settings(max_examples=200, deadline=None)
@given(numbers, numbers, st.sampled_from(("ge", "le")))
def test_a_bound_decides_only_where_all_of_it_lies_on_one_side(limit: float, seen: float, cmp: str) -> None:
    """“超过”and “不到” leave the number open up to the next round one; what straddles the limit proves nothing."""
    target = make_target(value=limit, quantum=0.1)
    verdict = judge(target, [Evidence(make_observation(value=seen, cmp=cmp, quantum=0.1))], known_year=2025).verdict
    low, high = Decimal(repr(seen)), Decimal(repr(seen))
    if cmp == "ge":
        high += Decimal("0.1")
    else:
        low -= Decimal("0.1")
    floor = Decimal(repr(limit))
    assert verdict == ("kept" if low >= floor else "missed" if high < floor else "unproven")


@settings(max_examples=100, deadline=None)
@given(numbers, numbers)
def test_more_is_never_worse_where_higher_is_better(limit: float, seen: float) -> None:
    order = {"missed": 0, "unproven": 1, "kept": 2}
    target = make_target(value=limit)
    low = judge(target, [Evidence(make_observation(value=seen))], known_year=2025).verdict
    high = judge(target, [Evidence(make_observation(value=seen + 1))], known_year=2025).verdict
    assert order[high] >= order[low]
