"""A promise of a plan over many documents: one statement, however often it is said or reprinted."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.citation import Citation
from lantu.types.promise import Promise

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One promise of one owner.

    number:    1-based, in the order of the documents; stable as long as the documents are the same and in the same order.
    document:  index of the document that says it first; ``promise`` is as read there, its offsets counting ``clean_text``.
    owner:     code of the place that promises; "" where the documents do not say.
    rows:      the numbers of its ledger rows, the first one first.
    citations: the same in ``source_text``, one a row.
    names:     what it names: projects, programmes, areas and goals of their own, in the documents' words.
    """

    number: int
    document: int
    promise: Promise
    owner: str
    rows: tuple[int, ...]
    citations: tuple[Citation, ...]
    names: tuple[str, ...] = ()
