"""A citation: words of a document with the place they stand at."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Citation"]


@dataclass(frozen=True, slots=True)
class Citation:
    """``document.source_text[start:end] == quote``, always.

    start, end: code points into ``source_text``, end exclusive.
    quote:      the words as the source has them, damage and all.
    clean:      the same words after repair (equal to ``quote`` where nothing was damaged).
    page, line: 1-based; None where the format has none.
    paragraph, cell, element: as in ``Location``, for the first character of the quote.
    """

    doc: str
    start: int
    end: int
    quote: str
    clean: str = ""
    page: int | None = None
    line: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    element: str = ""
