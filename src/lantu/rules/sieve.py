"""Rules in order, of which a text leaves some possible: quick looks for what each must find there, before it is tried.

What a rule must find is read off its pattern (``lantu.rules.needs``): characters that the text must begin with or hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from lantu.rules.needs import class_of, needs, opens_text, starts

__all__ = ["Sieve", "look_for"]

# A need of so many characters at most is worth looking for once for all rules that share it.
_FEW = 6


class Tried(Protocol):
    """What a sieve holds: anything with a pattern."""

    @property
    def regex(self) -> re.Pattern[str]: ...


_T = TypeVar("_T", bound=Tried)
_Look = Callable[[str], object]
# Characters of which a text must hold one, or, where the first says so, begin with one.
_Need = tuple[bool, frozenset[str]]


class Sieve(Generic[_T]):
    """Rules in order, asked which of them a text leaves possible. ``given``: characters that every text asked about holds, so that to need
    them rules nothing out. ``cut``: whether the text loses its head to a rule while the next ones are tried; what it begins with rules
    nothing out then.

    Two looks for each rule at most, more would cost more than they save; what several rules need is looked for once.
    """

    def __init__(self, rules: Iterable[_T], *, given: str = "", cut: bool = False) -> None:
        self._rules = tuple(rules)
        wanted = [[need for need in _needs(rule.regex, given) if not (cut and need[0])] for rule in self._rules]
        sharing = Counter(need for wants in wanted for need in wants)
        groups: dict[tuple[_Need, ...], list[tuple[int, _Look]]] = {}
        for number, wants in enumerate(wanted):
            first = tuple(sorted(wants, key=lambda need: (not need[0], -sharing[need] if len(need[1]) <= _FEW else 0, len(need[1]))))[:1]
            groups.setdefault(first, []).append((number, _look([need for need in wants if need not in first])))
        self._groups = tuple((_look(first), tuple(members)) for first, members in groups.items())

    def left(self, text: str) -> list[_T]:
        """The rules that may match somewhere in ``text``; the others certainly do not.

        >>> from types import SimpleNamespace as Rule
        >>> sieve = Sieve([Rule(regex=re.compile("第[一二]")), Rule(regex=re.compile("^一、")), Rule(regex=re.compile(".*"))])
        >>> [rule.regex.pattern for rule in sieve.left("一、总体要求")], len(sieve.left("第一、二章"))
        (['^一、', '.*'], 2)
        """
        found = [number for first, members in self._groups if first(text) for number, second in members if second(text)]
        found.sort()
        return [self._rules[number] for number in found]


def look_for(pattern: re.Pattern[str], *, given: str = "") -> _Look:
    """One quick look that says of a text whether ``pattern`` may match somewhere in it. ``given``: characters that are not looked for.

    >>> look = look_for(re.compile("[一二]季度|年中"))
    >>> [bool(look(text)) for text in ("一季度", "年中", "今年中秋", "本月")]
    [True, True, True, False]
    """
    return _look(_needs(pattern, given))


def _needs(pattern: re.Pattern[str], given: str = "") -> list[_Need]:
    """What a text must hold for a match, what fails most often first."""
    first = starts(pattern) if opens_text(pattern) else frozenset()
    return [(True, first)] * bool(first) + [(False, need) for need in needs(pattern) if need.isdisjoint(given)]


def _look(wanted: Iterable[_Need]) -> _Look:
    """The look for the first of some needs; where there is none, nothing is ruled out."""
    for opens, characters in wanted:
        regex = class_of(characters)
        return regex.match if opens else regex.search
    return _always


def _always(text: str) -> bool:
    return True
