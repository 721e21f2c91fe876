"""A figure: a quantity that somebody promises or reports. Field by field as in the annotation guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lantu.types.making import made_fast

__all__ = ["Figure"]


@made_fast
@dataclass(frozen=True, slots=True)
class Figure:
    """One number attached to something measured.

    start, end: the mention, code points into ``clean_text`` (end exclusive); ``Annotation`` writes source offsets.
    kind:       "target" or "result".
    cmp:        "eq" "ge" "le" "about" "range".
    value:      base units (万 and 亿 multiplied out), percentages as written, falls positive; ``value2`` the upper end of a range.
    unit:       base unit as written, without 万 or 亿.
    measure:    "level" "growth" "increment" "share" "rank" "multiple".
    period:     "2025" or "2021/2025"; "" where the document gives no way to tell, and ``reasons["period"]`` says why.
    form:       "digits" "words" "grade".
    """

    mention: str
    start: int
    end: int
    kind: str
    indicator: str
    place: str
    cmp: str
    value: float
    unit: str
    measure: str
    period: str
    form: str = "digits"
    value2: float | None = None
    period_detail: str = ""
    confidence: float = 1.0
    reasons: Mapping[str, str] = field(default_factory=dict)
