"""Stand-in until the strategies stage is built."""

from __future__ import annotations

from lantu.types import Document, PlanNode, Promise, Sentence, Strategy

__all__ = ["find_strategies"]


def find_strategies(
    document: Document, sentences: tuple[Sentence, ...], tree: PlanNode, promises: tuple[Promise, ...]
) -> tuple[Strategy, ...]:
    """Every named strategy or abbreviation, in order of first mention."""
    return ()
