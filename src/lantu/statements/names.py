"""Things that promises name as their own: projects, programmes, areas, names in quotes; and where else each is mentioned.

Comes in: promises. Goes out: a ``Vocabulary``, whose automaton finds every name in any text in one pass. A name counts when at least two of
its characters belong to no general word (望江水库, not 口袋公园), or when it is in quotes and no slogan of numerals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.places import PlaceTree
from lantu.promises.lexicon import specific_length
from lantu.rules import compile_pattern, load_rules, word_list, word_set
from lantu.types import Promise

__all__ = ["Vocabulary", "find_vocabulary", "named_things", "plain"]

_SHORTEST, _LONGEST, _SPECIFIC, _CUT, _LONG = 4, 20, 2, 15, 6
_NOT_PLAIN = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Words without punctuation, quotes, brackets and white space: what two spellings of one thing share.

    >>> plain("“天心 数谷”（一期）")
    '天心数谷一期'
    """
    return _NOT_PLAIN.sub("", text)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name of a collection, plain."""

    names: tuple[str, ...]
    automaton: AhoCorasick
    stems: Mapping[str, str]

    def find(self, text: str) -> tuple[str, ...]:
        """The names that a text holds, the longest where they overlap, each once, in order; quotes and brackets are passed over.

        A name that goes on from another (云溪科技城起步区) brings that one with it.
        """
        if not self.names:
            return ()
        names: dict[str, None] = {}
        for index, _, _ in self.automaton.find_matches_as_indexes(plain(text)):
            name: str | None = self.names[index]
            while name:
                names[name] = None
                name = self.stems.get(name)
        return tuple(names)


def find_vocabulary(promises: Iterable[Promise], tree: PlaceTree) -> Vocabulary:
    """The names of all promises that are no names of places."""
    names: dict[str, None] = {}
    for promise in promises:
        names.update(dict.fromkeys(named_things(promise)))
    kept = tuple(name for name in names if not tree.named(name))
    return Vocabulary(kept, AhoCorasick(kept or ("\0",), matchkind=MatchKind.LeftmostLongest), MappingProxyType(_stems(kept)))


def _stems(names: tuple[str, ...]) -> dict[str, str]:
    """For each name the longest other one that it goes on from; that one must itself end as names of things do."""
    known, stems = set(names), {}
    for name in names:
        for end in range(len(name) - 1, _SHORTEST - 1, -1):
            if name[:end] in known and _heads().search(name[:end]):
                stems[name] = name[:end]
                break
    return stems


@cache
def _listed() -> re.Pattern[str]:
    return compile_pattern("(?:(?:{strategies_numerals}|\\d+){strategies_measures}[\u4e00-\u9fff]{2,8}|{plan_list_tails})$")


@cache
def _heads() -> re.Pattern[str]:
    return compile_pattern("(?:{plan_name_heads})$")


def named_things(promise: Promise) -> tuple[str, ...]:
    """The names in one promise, plain."""
    names: dict[str, None] = {}
    for name in (*promise.named.get("project", ()), *promise.named.get("programme", ())):
        if not _is_cut(name, promise.text):
            names[plain(_listed().sub("", name))] = None
    for match in re.finditer("“([^“”]{2,18})”", promise.text):
        names[plain(match[1])] = None
    # Names that follow each other in a list: 金山新城、银山新城两大片区.
    for part in re.split("[、,，;；和与及]", re.sub("[“”‘’]", "", promise.object)):
        words = _listed().sub("", part)
        if _heads().search(words):
            names[plain(words)] = None
    return tuple(name for name in names if _is_name(name))


@cache
def _leads() -> frozenset[str]:
    lists = ("plan_lead_words", "plan_common_names", "plan_known_abbreviations")
    return frozenset(plain(word) for name in lists for word in word_list(name))


def _is_cut(name: str, text: str) -> bool:
    """Whether a long name begins inside a word: the finder of programmes looks back only so far."""
    at = text.find(name)
    return len(name) >= _CUT and at > 0 and text[at - 1].isalpha()


def _is_name(name: str) -> bool:
    if not _SHORTEST <= len(name) <= _LONGEST or name in _leads() or re.search(r"\d{2}", name):
        return False
    if any(word in name for word in word_list("plan_no_name_parts")):
        return False
    if all(character in word_set("strategies_numerals") or character in "NXnx" for character in name[::2]):
        return False
    if any(rule.regex.search(name) for rule in load_rules("plan_names").rules):
        return False
    # A long name of a thing may be made of general words that stand together only here (运河文化公园).
    return specific_length(name, 0, len(name)) >= _SPECIFIC or (len(name) >= _LONG and _heads().search(name) is not None)
