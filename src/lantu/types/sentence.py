"""A sentence with its label."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.figure import Figure
from lantu.types.making import made_fast

__all__ = ["LABELS", "Sentence"]

LABELS = ("heading", "promise", "result", "context", "chrome")


@made_fast
@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of ``clean_text`` between sentence ends, with what it is.

    start, end: code points into ``clean_text``, end exclusive; white space at both ends is left out.
    line:       0-based number of its line in ``clean_text``; at_line_start: whether it is the first sentence of that line.
    label:      one of ``LABELS``; "" before labelling. level: of headings, 1 for the title; None else.
    confidence: 0 to 1, of the label.  reason: the rule or model feature that decided.
    """

    start: int
    end: int
    line: int
    at_line_start: bool
    label: str = ""
    level: int | None = None
    confidence: float = 1.0
    reason: str = ""
    figures: tuple[Figure, ...] = ()
