"""How far two names mean the same measured thing, with the reason in words.

Comes in: two names. Goes out: ``Likeness`` from 0 (different) to 1 (the same). Names of the catalogue decide alone; others are compared
piece by piece: what both say counts for, what stands in the same place on both sides and differs counts against.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from lantu.indicators.catalogue import find_indicator
from lantu.indicators.names import Name, parse_name

__all__ = ["Likeness", "compare_names", "shared_scene"]

# A shared run of fewer characters is chance. Chosen by reading pairs of the 2015-2019 reports; 1 lets 产业 meet 农产.
_RUN = 2
_AMOUNTS = ("level", "increment")
# What a difference leaves of the likeness: a scope on one side only, a word each in the same place.
_NARROWER, _CONTRAST = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` 0 to 1; ``why`` is a stable key of words ("same indicator", "scope differs: 中央")."""

    score: float
    why: str


@lru_cache(maxsize=500_000)
def compare_names(left: str, left_measure: str, right: str, right_measure: str) -> Likeness:
    """Hold two names against each other.

    >>> compare_names("地区生产总值", "growth", "GDP增速", "growth").score
    1.0
    >>> compare_names("退出钢铁产能", "increment", "退出煤炭产能", "increment").score
    0.0
    >>> compare_names("货物通关时间压缩", "growth", "整体通关时间压缩", "growth").score > 0.75
    True
    """
    if left_measure in _AMOUNTS and right_measure in _AMOUNTS and parse_name(left).rises != parse_name(right).rises:
        return Likeness(0.0, "a rise against an amount")
    known, other = find_indicator(left, left_measure), find_indicator(right, right_measure)
    if known and other:
        if known.id == other.id or (known.thing == other.thing and known.counts == "work"):
            return Likeness(1.0, "same indicator")
        return Likeness(0.0, "different indicators")
    return _compare_parts(parse_name(left), parse_name(right))


def _compare_parts(left: Name, right: Name) -> Likeness:
    if left.hollow or right.hollow:
        return Likeness(0.0, "no name")
    if left.stage and right.stage and left.stage != right.stage:
        return Likeness(0.0, "stage differs")
    only_left, only_right = left.scopes - right.scopes, right.scopes - left.scopes
    if only_left and only_right:
        return Likeness(0.0, f"scope differs: {'、'.join(sorted(only_left))} / {'、'.join(sorted(only_right))}")
    score = _shared(left.core, right.core)
    if only_left or only_right:
        return Likeness(score * _NARROWER, f"scope on one side: {'、'.join(sorted(only_left | only_right))}")
    return Likeness(score, "same words" if score == 1 else "like words")


def _shared(left: str, right: str) -> float:
    if left == right:
        return 1.0
    matched, contrasts, at_left, at_right = 0, 0, 0, 0
    for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        if 0 < block.size < _RUN:
            continue
        gap_left, gap_right = block.a - at_left, block.b - at_right
        contrasts += gap_left >= _RUN and gap_right >= _RUN
        matched += block.size
        at_left, at_right = block.a + block.size, block.b + block.size
    return 2 * matched / (len(left) + len(right)) * _CONTRAST**contrasts


def shared_scene(left: str, right: str) -> int:
    """How many characters in a row the words around two names share, those that mean nothing left out.

    >>> shared_scene("在普通高校健全国家奖学金、助学金制度，为此中央财政支出", "普通本科高校的国家奖学金助学金制度，中央财政此项支出")
    10
    """
    one, other = parse_name(left).core, parse_name(right).core
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
