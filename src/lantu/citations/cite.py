"""From a span of the repaired text to a citation of the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from lantu.types import Citation, Document

__all__ = ["cite", "cite_spans"]

_LINE_END = re.compile(r"\r\n|\r|\n")


def cite(document: Document, clean_start: int, clean_end: int) -> Citation:
    """The citation of one span of ``clean_text`` (code points, end exclusive).

    >>> document = Document("notice", "First.\\nSecond.", "First.\\nSecond.")
    >>> citation = cite(document, 7, 13)
    >>> citation.quote, citation.start, citation.line
    ('Second', 7, 2)
    """
    return cite_spans(document, [(clean_start, clean_end)])[0]


def cite_spans(document: Document, spans: Iterable[tuple[int, int]]) -> list[Citation]:
    """The citations of many spans of one document; its lines are counted once."""
    line_starts = _line_starts(document.source_text)
    return [_cite_span(document, line_starts, start, end) for start, end in spans]


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text begin; kept for the documents that were cited last, for citations come one by one too."""
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def _cite_span(document: Document, line_starts: Sequence[int], clean_start: int, clean_end: int) -> Citation:
    start, end = document.to_source(clean_start, clean_end)
    quote, clean = document.source_text[start:end], document.clean_text[clean_start:clean_end]
    location = document.locate(start)
    page = location.page if location else None
    paragraph = location.paragraph if location else None
    cell = location.cell if location else None
    element = location.element if location else ""
    # Lines are the place only where the format has no better one: the lines of a web page or a PDF are the reader's, not the document's.
    has_own_place = page is not None or paragraph is not None or cell is not None or bool(element)
    return Citation(
        doc=document.name,
        start=start,
        end=end,
        quote=quote,
        # Of an undamaged text the two are one string, not two: a ledger of thousands of reports holds a million of them.
        clean=quote if clean == quote else clean,
        page=page,
        line=None if has_own_place else bisect_right(line_starts, start),
        paragraph=paragraph,
        cell=cell,
        element=element,
    )
