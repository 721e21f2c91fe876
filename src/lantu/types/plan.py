"""The plan tree of one document: parts, headings, promises."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PlanNode"]


@dataclass(frozen=True, slots=True)
class PlanNode:
    """A heading with what stands under it. The root has no sentence and carries the document's title.

    sentence:  index into the annotation's sentences of the heading; None for the root.
    sentences: indices of the body sentences directly under this heading, in order (not those of its children).
    level:     0 for the root, then as ``Sentence.level``.
    """

    title: str
    level: int
    sentence: int | None = None
    sentences: tuple[int, ...] = ()
    children: tuple[PlanNode, ...] = ()
