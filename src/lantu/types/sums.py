"""A check of parts against a whole."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.citation import Citation

__all__ = ["Part", "SumCheck"]


@dataclass(frozen=True, slots=True)
class Part:
    """One figure of a place: ``statement`` is its number, ``value`` in base units, ``value2`` the upper end of a range."""

    place: str
    statement: int
    value: float
    cmp: str
    citation: Citation
    indicator: str
    value2: float | None = None


@dataclass(frozen=True, slots=True)
class SumCheck:
    """Whether the parts of a whole make it up.

    indicator, unit, measure, period: what is added.
    way:       "sum" of amounts and counts, "weighted" mean of rates, "classes" (so many of one size) or "none".
    total:     what the parts come to; None where they cannot be added.
    remainder: whole less total, for sums; None else.
    verdict:   "adds_up" "short" "over" "within" (a mean that lies between its parts) "outside" "open" "refused".
    missing:   codes of places around the parts that state no share: they carry the remainder.
    reason:    in code words with detail, such as "not_additive: rank"; every verdict but "adds_up" has one.
    """

    whole: Part
    parts: tuple[Part, ...]
    unit: str
    measure: str
    period: str
    way: str
    total: float | None
    remainder: float | None
    verdict: str
    missing: tuple[str, ...] = ()
    reason: str = ""
