"""Texts with the words of a search marked."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lantu_workbench.base.search import found_spans

__all__ = ["marked"]


def marked(text: str, words: str) -> SafeString:
    """The text as HTML, escaped, each of the words lit where it stands.

    >>> marked("a<b> 产业园", "产业")
    'a&lt;b&gt; <mark>产业</mark>园'
    """
    pieces: list[str] = []
    at = 0
    for start, end in found_spans(text, words) if words else ():
        pieces += (escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>")
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))
