"""An observation: one value of an indicator for a place and a period, from a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["GRADES", "Observation"]

# Grades of evidence, the weakest first: what the promiser says of itself, ..., what an instrument measured.
GRADES = ("own_report", "third_party", "statistics", "audit", "measured")


@dataclass(frozen=True, slots=True)
class Observation:
    """One observed value.

    id:         stays the same when the same source is read again.
    doc:        the document or table it comes from; start, end: the mention in that document's ``source_text`` (code points, end
                exclusive), or -1 where the source is a table, whose ``cell`` then says row and column (1-based).
    quote:      the words around it, or the table's row, as the source has them.
    indicator:  in the source's words; ``indicator_id`` the catalogue's, "" where it is left open.
    place:      full name; "" where the source gives none.
    cmp, value, value2, unit, measure: as in ``Figure``, base units.
    quantum:    the weight of the last place written, in base units (5.53万亿元: 1e10); 0 where it is not known.
    polarity:   -1 where the words speak of a fall (下降5%), else 1; ``value`` itself is positive as written.
    period:     "2025", "2021/2025"; "" where the source does not say. period_detail: "2025-H1", "2025-06".
    period_or:  the span that it may be of instead, where the words leave open whether it stands at the end or was added up; else "".
    known_on:   when the source became known, ISO, as far as it is given ("2026-01-27", "2026").
    grade:      one of ``GRADES``.
    scene:      of a name that says only who spends (中央财政投入), the words up to the number by which it is known what on; else "".
    held:       "" or why a person must look at the value before it may prove anything.
    """

    id: str
    doc: str
    start: int
    end: int
    quote: str
    mention: str
    indicator: str
    place: str
    cmp: str
    value: float
    unit: str
    measure: str
    period: str
    grade: str
    indicator_id: str = ""
    value2: float | None = None
    quantum: float = 0.0
    polarity: int = 1
    period_detail: str = ""
    period_or: str = ""
    known_on: str = ""
    held: str = ""
    cell: tuple[int, int] | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    scene: str = ""
