"""The address of a citation: the document's URL or path, with a fragment that leads on to the words."""

from __future__ import annotations

from urllib.parse import quote

from lantu.types import Citation, Document

__all__ = ["link_to"]

_TEXT_FRAGMENT_LENGTH = 24


def link_to(document: Document, citation: Citation) -> str:
    """The URL (or else the path) of the document with ``#page=`` (PDF), a text fragment (web page) or ``#line=`` (text, RFC 5147).

    "" where the document has neither URL nor path.

    >>> plain = Document("plan", "A.\\nB.", "A.\\nB.", path="plans/plan.txt")
    >>> link_to(plain, Citation("plan", 3, 5, "B.", line=2))
    'plans/plan.txt#line=1,2'
    >>> link_to(Document("plan", "A.", "A."), Citation("plan", 0, 2, "A."))
    ''
    """
    address = document.metadata.url or document.path
    if not address:
        return ""
    address = address.split("#", 1)[0]
    if citation.page is not None:
        return f"{address}#page={citation.page}"
    if document.metadata.url and citation.element:
        return f"{address}#:~:text={_escape(citation.quote[:_TEXT_FRAGMENT_LENGTH])}"
    if citation.line is not None and not document.metadata.url:
        # RFC 5147 counts positions between lines: the second line lies between 1 and 2.
        return f"{address}#line={citation.line - 1},{citation.line}"
    return address


def _escape(words: str) -> str:
    # A hyphen is part of the text fragment's own syntax.
    return quote(words, safe="").replace("-", "%2D")
