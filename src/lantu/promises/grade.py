"""How verifiable a promise is: measured, dated, owned, based; and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from lantu.rules import Rule, Sieve, load_rules
from lantu.types import Figure, Sentence

__all__ = ["CRITERIA", "gives_base", "grade", "known_bases", "reports_base"]

CRITERIA = ("measured", "dated", "owned", "based")


def grade(*, measured: bool, dated: bool, owned: bool, based: bool) -> tuple[int, tuple[str, ...]]:
    """How many of the four hold, and the names of those that do not.

    >>> grade(measured=True, dated=True, owned=False, based=False)
    (2, ('owned', 'based'))
    """
    held = (measured, dated, owned, based)
    return sum(held), _missing(held)


@cache
def _missing(held: tuple[bool, bool, bool, bool]) -> tuple[str, ...]:
    return tuple(name for name, holds in zip(CRITERIA, held, strict=True) if not holds)


def known_bases(sentences: Iterable[Sentence]) -> frozenset[tuple[str, str]]:
    """What the document reports a value of: indicator and place of every result."""
    return frozenset(
        (figure.indicator, figure.place)
        for sentence in sentences
        for figure in sentence.figures
        if figure.kind == "result" and figure.indicator
    )


@cache
def _rules() -> Sieve[Rule]:
    return Sieve(load_rules("promises_base").rules)


def gives_base(text: str) -> bool:
    """Whether the words themselves give a value or a state to compare with.

    >>> gives_base("低保标准由720元提高到760元"), gives_base("建成学校12所")
    (True, False)
    """
    return any(rule.regex.search(text) for rule in _rules().left(text))


def reports_base(figures: Iterable[Figure], bases: frozenset[tuple[str, str]]) -> bool:
    """Whether the document reports a value of what a figure measures."""
    return any((figure.indicator, figure.place) in bases for figure in figures)
