"""Stand-in until the figures stage is built."""

from __future__ import annotations

from lantu.trace import Trace
from lantu.types import Document, PlanNode, Sentence

__all__ = ["find_figures"]


def find_figures(
    document: Document, sentences: tuple[Sentence, ...], tree: PlanNode, *, trace: Trace | None = None
) -> tuple[Sentence, ...]:
    """Every sentence with its figures."""
    return sentences
