"""The arithmetic of a verdict as a line that a person can check: the name, the number seen with its unit, and what it was to be.

Comes in: intervals of numbers and their unit. Goes out: text of numbers, signs, and the documents' own names and units.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from lantu.rules import load_mapping
from lantu.settlement.bounds import Interval

__all__ = ["amount", "inequality"]


def amount(value: Fraction, unit: str) -> str:
    """A number with its unit as reports write it.

    >>> amount(Fraction(12660000), "人"), amount(Fraction(13, 2), "%"), amount(Fraction(-162 * 10**10), "元"), amount(Fraction(12345), "户")
    ('1266万人', '6.5%', '-1.62万亿元', '12345户')
    """
    words = [f"{_decimal(value / size)}{name}" for name, size in _magnitudes() if abs(value) >= size]
    return min([*words, _decimal(value)], key=len) + unit


def inequality(name: str, seen: Interval, limits: Interval, unit: str) -> str:
    """What was seen against what was promised.

    >>> inequality("城镇新增就业", Interval(Fraction(12660000), Fraction(12660000)), Interval(Fraction(9000000), None), "人")
    '城镇新增就业 1266万人 ≥ 900万人'
    >>> inequality("价格涨幅", Interval(Fraction(5), Fraction(5)), Interval(None, Fraction(4)), "%")
    '价格涨幅 5% > 4%'
    >>> inequality("生产总值增长", Interval(Fraction(8), Fraction(8)), Interval(Fraction(6), Fraction(7)), "%")
    '生产总值增长 8% ∉ 6%–7%'
    """
    shown = _interval(seen, unit)
    if limits.low is not None and limits.high is None:
        sign, limit = ("≥" if limits.holds(seen) else "<" if limits.misses(seen) else "≱"), amount(limits.low, unit)
    elif limits.high is not None and limits.low is None:
        sign, limit = ("≤" if limits.holds(seen) else ">" if limits.misses(seen) else "≰"), amount(limits.high, unit)
    else:
        sign, limit = ("∈" if limits.holds(seen) else "∉"), _interval(limits, unit)
    return f"{name} {shown} {sign} {limit}".strip()


def _interval(bound: Interval, unit: str) -> str:
    if bound.low is not None and bound.low == bound.high:
        return amount(bound.low, unit)
    low = "−∞" if bound.low is None else amount(bound.low, unit)
    high = "∞" if bound.high is None else amount(bound.high, unit)
    return f"{low}–{high}"


@cache
def _magnitudes() -> tuple[tuple[str, int], ...]:
    return tuple((str(name), int(size)) for name, size in load_mapping("settlement")["magnitudes"].items())


def _decimal(value: Fraction) -> str:
    """The shortest decimal of a number.

    >>> _decimal(Fraction(13, 2)), _decimal(Fraction(12 * 10**12)), _decimal(Fraction(1, 3))
    ('6.5', '12000000000000', '0.3333333333')
    """
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.10g}"
