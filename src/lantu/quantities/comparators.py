"""What the words before and after a number make of it: at least, at most, about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.rules import Ending, compile_pattern, word_list, word_set

__all__ = ["Comparator", "find_comparator"]

# The longest word of a comparator with its fillers is shorter than this; a longer look-back only costs time.
_LOOK_BACK = 14
# What a multiple is of stands between the comparator and the number.
_LOOK_FAR = 24
# Words whose last character only looks like a comparator (以上, 签约) are at most one longer than this.
_GUARD = 3
_ORDER = ("ge", "le", "about")


@dataclass(frozen=True, slots=True)
class Comparator:
    """``cmp`` and how far its words reach: ``start`` of the word before the number, ``end`` of the word after it."""

    cmp: str
    start: int
    end: int


@cache
def _before() -> Ending:
    groups = "|".join(f"(?P<{cmp}>{{{cmp}_before}})" for cmp in _ORDER)
    return Ending(compile_pattern(f"(?<!以(?=上))(?:{groups})(?:{{comparator_fillers}})?$"))


@cache
def _before_base() -> re.Pattern[str]:
    """A comparator, then what the number is a multiple or share of, then the number: 不低于当地标准的1.6倍."""
    return compile_pattern(r"(?:(?P<ge>{ge_of})|(?P<le>{le_of}))[^，。；、\d]{1,18}$")


@cache
def _before_verb() -> re.Pattern[str]:
    """A comparator before the verb and what it is done to, then the number: 至少新增床位800张."""
    return compile_pattern(r"(?:(?P<ge>{ge_far})|(?P<le>{le_far}))(?!{figures_of})[^，。；、：\d]{2,12}$")


@cache
def _after() -> re.Pattern[str]:
    return compile_pattern("|".join(f"(?P<{cmp}>{{{cmp}_after}})" for cmp in _ORDER))


def find_comparator(text: str, start: int, end: int) -> Comparator:
    """The comparator around the number at ``start:end`` of ``text``; ``eq`` where no word says otherwise.

    What stands after a number is more exact than what stands before it, so it decides.

    >>> find_comparator("控制在5.5%以内", 3, 7)
    Comparator(cmp='le', start=0, end=9)
    >>> find_comparator("产值突破100亿元，", 4, 9).cmp, find_comparator("增长5%，", 2, 4).cmp
    ('ge', 'eq')
    """
    # A space that typesetting left between a number and its words says nothing.
    after = _after().match(text, end + 1 if text[end : end + 1].isspace() else end)
    edge = start - 1 if start and text[start - 1].isspace() else start
    before = _before().search(text[max(0, edge - _LOOK_BACK) : edge])
    reach = edge - len(before[0]) if before else start
    if before and text[max(0, reach - _GUARD) : reach + 1].endswith(word_list("before_guards")):
        before, reach = None, start
    stop = after.end() if after else end
    for match in (after, before):
        if match:
            return Comparator(str(match.lastgroup), reach, stop)
    if text[max(0, start - 1) : start] in word_set("figures_of") and (
        base := _before_base().search(text[max(0, start - _LOOK_FAR) : start])
    ):
        return Comparator(str(base.lastgroup), reach, stop)
    if far := _before_verb().search(text[max(0, start - _LOOK_FAR) : start]):
        return Comparator(str(far.lastgroup), reach, stop)
    return Comparator("eq", reach, stop)
