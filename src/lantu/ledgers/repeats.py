"""Promises that a document makes more than once, as pull quotes and summaries do."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.types import Promise

__all__ = ["find_repeats"]


def find_repeats(promises: Sequence[Promise]) -> list[int | None]:
    """For each promise the index of the first one with the same actor and the same words, punctuation and white space aside.

    None for first ones. Two parks that promise the same in the same words make two promises.
    """
    first: dict[tuple[str, str, str], int] = {}
    repeats: list[int | None] = []
    for index, promise in enumerate(promises):
        words = "".join(filter(str.isalnum, promise.text)).casefold()
        seen = first.setdefault((promise.actor, promise.place, words), index) if words else index
        repeats.append(None if seen == index else seen)
    return repeats
