"""Promises that a document makes more than once, as pull quotes and summaries do."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["find_repeats"]


def find_repeats(texts: Sequence[str]) -> list[int | None]:
    """For each text the index of the first one with the same words (punctuation and white space aside); None for first ones.

    >>> find_repeats(["Build 4 bridges.", "Plant trees.", "build 4 bridges"])
    [None, None, 0]
    """
    first: dict[str, int] = {}
    repeats: list[int | None] = []
    for index, text in enumerate(texts):
        words = "".join(filter(str.isalnum, text)).casefold()
        seen = first.setdefault(words, index) if words else index
        repeats.append(None if seen == index else seen)
    return repeats
