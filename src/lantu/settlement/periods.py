"""Years: what a target is due in, what an observation covers, and how the one meets the other."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["last_year", "meet", "years"]


@lru_cache(maxsize=10_000)
def years(period: str) -> tuple[int, int] | None:
    """First and last year of "2025" or "2021/2025"; months behind a year are left out. None for "".

    >>> years("2021/2025"), years("2026-06"), years("")
    ((2021, 2025), (2026, 2026), None)
    """
    if not period:
        return None
    first, _, last = period.partition("/")
    start = first[:4]
    end = (last or first)[:4]
    return (int(start), int(end)) if start.isdigit() and end.isdigit() else None


def last_year(period: str) -> int | None:
    """The year a period ends in."""
    span = years(period)
    return span[1] if span else None


@lru_cache(maxsize=100_000)
def meet(target: str, observed: str, *, nature: str) -> str:
    """How an observed period answers a target's: "whole", "wider", "earlier", or "" where it says nothing of it.

    ``nature``: "state" for what stands at a time (a span means its last year), "rate" for a change that belongs to its very period,
    "total" for what adds up over its period. "earlier" lies on the way to the target.

    >>> meet("2017", "2017", nature="total"), meet("2017", "2013/2017", nature="total"), meet("2021/2025", "2025", nature="state")
    ('whole', 'wider', 'whole')
    >>> meet("2025", "2023", nature="state"), meet("2016", "2018", nature="state"), meet("2016", "2015", nature="rate")
    ('earlier', '', '')
    """
    wanted, seen = years(target), years(observed)
    if wanted is None or seen is None:
        return ""
    if nature == "state":
        if seen[1] == wanted[1]:
            return "whole" if seen[0] == seen[1] or seen == wanted else "wider"
        return "earlier" if seen[1] < wanted[1] else ""
    if seen == wanted:
        return "whole"
    if seen[0] >= wanted[0] and seen[1] <= wanted[1]:
        return "earlier"
    return "wider" if seen[0] <= wanted[0] and seen[1] >= wanted[1] else ""
