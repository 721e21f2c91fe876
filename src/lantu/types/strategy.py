"""A named strategy or abbreviation (三高四新, 1+2+N, 五好) with its owner and, where the document gives one, its expansion."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Strategy"]


@dataclass(frozen=True, slots=True)
class Strategy:
    """One name as one owner uses it: the same name of two owners makes two strategies.

    start, end: the first mention, code points into ``clean_text``, end exclusive; mentions: every one.
    owner:      the place, park or body that speaks where it is used; "" where the document does not say.
    expansion:  the parts in the document's words; empty means the document does not expand it ("not expanded").
    evidence:   the span of ``clean_text`` that gives the expansion; None where there is none.
    complete:   whether the expansion has as many parts as the name's numeral asks for; None where that cannot be told.
    """

    name: str
    owner: str
    start: int
    end: int
    mentions: tuple[tuple[int, int], ...] = ()
    expansion: tuple[str, ...] = ()
    evidence: tuple[int, int] | None = None
    complete: bool | None = None
