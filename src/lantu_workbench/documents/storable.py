"""Text that every database takes."""

from __future__ import annotations

__all__ = ["storable"]


def storable(text: str) -> str:
    r"""Halves of characters and NULs shown as the mark for a lost character; readings keep the texts themselves whole.

    >>> storable("a\ud83d\x00b")
    'a\ufffd\ufffdb'
    """
    if text.isascii() and "\0" not in text:
        return text
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" or character == "\0" else character for character in text)
