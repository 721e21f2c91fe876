"""The words that cut a promise sentence, ready for lookup by longest prefix. What they are is data; how they cut is said in ``clauses``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from lantu.rules import load_rules, word_list

__all__ = ["Prefixes", "Suffixes", "specific_length", "split_pattern", "suffixes", "verb_groups", "verbs", "words"]

VERB_GROUPS = ("build", "rule", "serve", "spend", "drive", "reach", "general")


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


def _lengths(entries: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    """By one character of the words, how long they are, the longest first."""
    found: dict[str, set[int]] = {}
    for character, length in entries:
        found.setdefault(character, set()).add(length)
    return MappingProxyType({character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()})


@dataclass(frozen=True, slots=True)
class Suffixes:
    """A set of words that can be looked for at the end of a text, the longest first."""

    values: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    def before(self, text: str, start: int, end: int) -> int:
        """The length of the longest word that ends at ``end`` and begins at ``start`` or later; 0 where none does.

        >>> suffixes("promises_name_heads").before("望江水库", 0, 4), suffixes("promises_name_heads").before("望江", 0, 2)
        (2, 0)
        """
        if start < end:
            for length in self.lengths.get(text[end - 1], ()):
                if length <= end - start and text[end - length : end] in self.values:
                    return length
        return 0


@cache
def suffixes(name: str) -> Suffixes:
    """One word list for lookup at the end of a text."""
    entries = word_list(name)
    return Suffixes(frozenset(entries), _lengths((word[-1], len(word)) for word in entries))


@cache
def words(name: str) -> Prefixes:
    """One word list for lookup at a place."""
    return Prefixes.of(word_list(name))


@cache
def verb_groups() -> Mapping[str, str]:
    """Every verb with the list it stands in."""
    return MappingProxyType({verb: group for group in VERB_GROUPS for verb in word_list(f"promises_verbs_{group}")})


@cache
def verbs() -> Prefixes:
    """All verbs for lookup at a place."""
    return Prefixes.of(verb_groups())


@cache
def split_pattern(name: str) -> re.Pattern[str]:
    """The pattern of one splitting rule, by the middle of its id ("clause_end")."""
    return next(rule.regex for rule in load_rules("promises_split").rules if rule.id.split(".")[2] == name)


@cache
def _generic() -> Prefixes:
    """Words that say of a thing what kind it is, not which one."""
    heads = (head for head in word_list("promises_name_heads") if len(head) > 1)
    return Prefixes.of((*word_list("promises_generic_modifiers"), *heads))


def specific_length(text: str, start: int, end: int) -> int:
    """How many characters are no part of a general word.

    >>> specific_length("望江水库", 0, 4), specific_length("口袋公园", 0, 4)
    (2, 0)
    """
    generic, count = _generic(), 0
    while start < end:
        length = generic.at(text, start, end)
        count += 0 if length else 1
        start += length or 1
    return count
