"""Stand-in until the promises stage is built."""

from __future__ import annotations

from lantu.trace import Trace
from lantu.types import Document, PlanNode, Promise, Sentence

__all__ = ["assemble_promises"]


def assemble_promises(
    document: Document, sentences: tuple[Sentence, ...], tree: PlanNode, *, trace: Trace | None = None
) -> tuple[Promise, ...]:
    """Every promise of the document, in order."""
    return ()
