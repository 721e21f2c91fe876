"""Whether a citation reproduces its source."""

from __future__ import annotations

from lantu.types import Citation, Document

__all__ = ["verify"]


def verify(document: Document, citation: Citation) -> bool:
    """Whether the quote stands in ``source_text`` exactly where the citation says.

    >>> document = Document("notice", "First.", "First.")
    >>> verify(document, Citation("notice", 0, 5, "First"))
    True
    >>> verify(document, Citation("notice", 1, 6, "First"))
    False
    """
    in_text = 0 <= citation.start < citation.end <= len(document.source_text)
    return in_text and citation.doc == document.name and document.source_text[citation.start : citation.end] == citation.quote
