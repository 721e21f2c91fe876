"""Text that every database takes."""

from __future__ import annotations

from typing import Any

__all__ = ["storable", "storable_value"]


def storable(text: str) -> str:
    r"""Halves of characters and NULs shown as the mark for a lost character; readings keep the texts themselves whole.

    >>> storable("a\ud83d\x00b")
    'a\ufffd\ufffdb'
    """
    if text.isascii() and "\0" not in text:
        return text
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" or character == "\0" else character for character in text)


def storable_value(value: Any) -> Any:
    """The same for every text in a JSON value."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list | tuple):
        return [storable_value(item) for item in value]
    if isinstance(value, dict):
        return {storable_value(name): storable_value(item) for name, item in value.items()}
    return value
