"""Whether two names may mean one thing.

Comes in: names. Goes out: pairs with the kind of change. Names are compared by keys, never each with each, so the work grows with
their number only. Two names are alike when one is the other with a few words put in, when they differ in words that stand for each other
(data/words/plan.toml, ``plan_synonyms``), in their last noun only, or, of abbreviations, in a number only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from lantu.places import base_tree
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["Alike", "alike", "canonical", "find_alike"]

# Words put in: at most so many characters, and never more than what both names share.
_LONGEST_INSERT = 4
_LEAST_SHARED = 4
# Names that share their keys with more others than this are too general to be told apart by them.
_CROWD = 40


@dataclass(frozen=True, slots=True)
class Alike:
    """``change`` as in ``Renaming``; ``words`` are the words that differ."""

    first: str
    second: str
    change: str
    confidence: float


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    fellows = {}
    for group in word_list("plan_synonyms"):
        first, *others = group.split()
        fellows.update(dict.fromkeys(others, first))
    return re.compile("|".join(sorted(map(re.escape, fellows), key=len, reverse=True))), fellows


def canonical(name: str) -> str:
    """The name with each word that has fellows in place of the first of them.

    >>> canonical("国际级科创走廊") == canonical("世界级科技创新走廊")
    True
    """
    pattern, fellows = _synonyms()
    return pattern.sub(lambda match: fellows[match[0]], name)


@cache
def _head() -> re.Pattern[str]:
    return compile_pattern("(?:{plan_goal_heads})$")


@cache
def _numerals() -> re.Pattern[str]:
    return compile_pattern("{strategies_numerals}|\\d+")


def alike(first: str, second: str) -> Alike | None:
    """How two names are alike; None where they are not, or are the same.

    >>> alike("云江融城小镇", "云江融城科技小镇").change, alike("云江通航小镇", "云江基金小镇")
    ('inserted', None)
    >>> alike("一江四河", "一江六河").change, alike("国家重要装备制造高地", "全国重要装备制造高地").change
    ('count', 'replaced')
    >>> alike("轨道6号线", "轨道7号线"), alike("江东走廊建设", "江西走廊建设")
    (None, None)
    """
    if first == second:
        return None
    if canonical(first) == canonical(second):
        return Alike(first, second, "replaced", 0.8)
    short, long = sorted((canonical(first), canonical(second)), key=len)
    if _is_count(short, long):
        return Alike(first, second, "count", 0.6)
    if _is_insert(short, long):
        return Alike(first, second, "inserted", 0.7)
    if _is_other_head(short, long):
        return Alike(first, second, "head", 0.5)
    return None


def _is_count(short: str, long: str) -> bool:
    """Of abbreviations, the same words with another number."""
    if len(short) != len(long) or len(short) > 8 or not _is_abbreviation(short):
        return False
    return _numerals().sub("#", short) == _numerals().sub("#", long) and len(short) >= _LEAST_SHARED


def _is_abbreviation(name: str) -> bool:
    """Numeral and word by turns, as 一江四河."""
    numerals = word_set("strategies_numerals")
    counts, words = name[::2], name[1::2]
    return len(counts) == len(words) and numerals.issuperset(counts) and numerals.isdisjoint(words)


def _is_insert(short: str, long: str) -> bool:
    size = len(long) - len(short)
    if not 0 < size <= min(_LONGEST_INSERT, len(short) // 2) or len(short) < _LEAST_SHARED:
        return False
    start = next((index for index, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if short[start:] != long[start + size :] or start < 2 or len(short) - start < 2:
        return False
    words = long[start : start + size]
    return not (words in word_set("plan_other_thing") or base_tree().named(words) or _numerals().search(words) or not words.isalpha())


def _is_other_head(short: str, long: str) -> bool:
    one, other = _head().search(short), _head().search(long)
    if not one or not other:
        return False
    stem = short[: one.start()]
    return len(stem) >= 6 and stem == long[: other.start()] and one[0] != other[0]


def find_alike(names: Iterable[str]) -> Iterator[Alike]:
    """Every pair of alike names, each once, in the order of the names."""
    ordered = list(dict.fromkeys(names))
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, name in enumerate(ordered):
        for key in _keys(canonical(name)):
            buckets[key].append(index)
    pairs = {pair for members in buckets.values() if len(members) <= _CROWD for pair in combinations(members, 2)}
    for one, other in sorted(pairs):
        found = alike(ordered[one], ordered[other])
        if found:
            yield found


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """What alike names share: their ends, their stem, or their words without numbers."""
    yield "same", name
    if len(name) >= _LEAST_SHARED:
        yield "ends", name[:2] + name[-2:]
    head = _head().search(name)
    if head:
        yield "stem", name[: head.start()]
    if _is_abbreviation(name):
        yield "count", _numerals().sub("#", name)
