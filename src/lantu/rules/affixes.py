"""Sets of words that can be looked for at one place of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["PrefixTable", "Prefixes", "Suffixes"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Prefixes:
    """A set of words that can be looked for at one place of a text, the longest first."""

    values: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> Prefixes:
        values = frozenset(entries)
        return cls(values, _lengths((word[0], len(word)) for word in values))

    def at(self, text: str, position: int, end: int) -> int:
        """The length of the longest word at ``position`` that ends by ``end``; 0 where none stands.

        >>> Prefixes.of(["建", "建设"]).at("建设学校", 0, 4), Prefixes.of(["建设"]).at("建设学校", 0, 1)
        (2, 0)
        """
        if position < end:
            for length in self.lengths.get(text[position], ()):
                if text[position : position + length] in self.values and position + length <= end:
                    return length
        return 0

    def ends_at(self, text: str, position: int, end: int) -> Iterator[int]:
        """Where the words at ``position`` end, the longest first.

        >>> list(Prefixes.of(["建", "建设"]).ends_at("建设学校", 0, 4)), list(Prefixes.of(["建"]).ends_at("建", 1, 2))
        ([2, 1], [])
        """
        for length in self.lengths.get(text[position : position + 1], ()):
            if text[position : position + length] in self.values and position + length <= end:
                yield position + length


@dataclass(frozen=True, slots=True)
class PrefixTable(Generic[_T]):
    """Several sets of words that are looked for at one place of a text with one look.

    All words at a place begin the longest of them, so that what each set has there is known for every longest word beforehand.
    """

    found: Mapping[str, _T]
    lengths: Mapping[str, tuple[int, ...]]
    nothing: _T

    @classmethod
    def of(cls, make: Callable[..., _T], sets: Mapping[str, Iterable[str]]) -> PrefixTable[_T]:
        """``make`` takes, by the name of each set that has one, the length of its longest word; without any it says that there is none."""
        names: dict[str, list[str]] = {}
        for name, words in sets.items():
            for word in dict.fromkeys(words):
                names.setdefault(word, []).append(name)
        found = {word: make(**{name: size for size in range(1, len(word) + 1) for name in names.get(word[:size], ())}) for word in names}
        return cls(found, _lengths((word[0], len(word)) for word in names), make())

    def at(self, text: str, position: int, end: int) -> _T:
        """What stands at ``position`` and ends by ``end``.

        >>> table = PrefixTable.of(dict, {"verb": ["建", "建设"], "noun": ["建设者"], "other": ["修"]})
        >>> table.at("建设者", 0, 3), table.at("建设者", 0, 2), table.at("水", 0, 1)
        ({'verb': 2, 'noun': 3}, {'verb': 2}, {})
        """
        if position < end:
            for length in self.lengths.get(text[position], ()):
                found = self.found.get(text[position : position + length])
                if found is not None and position + length <= end:
                    return found
        return self.nothing


def _lengths(entries: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    """By one character of the words, how long they are, the longest first."""
    found: dict[str, set[int]] = {}
    for character, length in entries:
        found.setdefault(character, set()).add(length)
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


@dataclass(frozen=True, slots=True)
class Suffixes:
    """A set of words that can be looked for at the end of a text, the longest first."""

    values: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, entries: Iterable[str]) -> Suffixes:
        values = frozenset(entries)
        return cls(values, _lengths((word[-1], len(word)) for word in values))

    def before(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that ends at ``end`` and begins at ``start`` or later; 0 where none does.

        >>> Suffixes.of(["水库"]).before("望江水库", 0, 4), Suffixes.of(["水库"]).before("望江", 0, 2)
        (2, 0)
        """
        if start < end:
            for length in self.lengths.get(text[end - 1], ()):
                if length <= end - start and text[end - length : end] in self.values:
                    return length
        return 0
