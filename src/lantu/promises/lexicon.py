"""The words that cut a promise sentence, ready for lookup by longest prefix. What they are is data; how they cut is said in ``clauses``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lantu.rules import Finder, Prefixes, Suffixes, load_rules, word_list

__all__ = ["specific_length", "split_finder", "split_pattern", "suffixes", "verb_groups", "verbs", "words"]

VERB_GROUPS = ("build", "rule", "serve", "spend", "drive", "reach", "general")


@cache
def suffixes(name: str) -> Suffixes:
    """One word list for lookup at the end of a text."""
    return Suffixes.of(word_list(name))


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
def split_finder(name: str) -> Finder:
    """The same pattern, ready for a search through a sentence."""
    return Finder(split_pattern(name))


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
