"""A reference while it is looked for: where it stands, and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.references.scene import Passage
from lantu.types import Referent

__all__ = ["Raw"]


@dataclass(frozen=True, slots=True)
class Raw:
    """``start``, ``end``: the words to cite; ``target_start``, ``target_end``: what is named; all count the clean text."""

    passage: Passage
    start: int
    end: int
    target_start: int
    target_end: int
    target: Referent
    rule_id: str
    confidence: float
