"""What a document says that a name stands for."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Expansion"]


@dataclass(frozen=True, slots=True)
class Expansion:
    """``parts`` in the document's words; ``span`` of ``clean_text`` that gives them; ``complete`` whether their number is the name's."""

    parts: tuple[str, ...]
    span: tuple[int, int]
    complete: bool = True
