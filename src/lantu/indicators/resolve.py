"""Which indicator a figure is of, from its own name or from the name and the words before it.

Comes in: a figure's name, measure and unit, its sentence up to the number, and the sentence before it in the same paragraph. Goes out:
``Resolved`` with a confidence; open where nothing fits. A name that says only part of a thing (整合城乡居民医保，财政补助提高到…) is
completed by the words of its own sentence, else by those of the one before (增加对“三农”的投入。中央财政投入增加…), never by others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.indicators.catalogue import catalogue, find_indicator
from lantu.indicators.names import parse_name
from lantu.rules import compile_pattern, word_list

__all__ = ["Resolved", "resolve", "scene_of"]

# How sure a name is that its sentence completes, and that the one before does; the name alone is sure.
_COMPLETED, _LED_TO = 0.9, 0.8
# A head of fewer characters is found anywhere by chance.
_SHORTEST = 2
_CLAUSE = re.compile(r"[，；：。,;:]")


@dataclass(frozen=True, slots=True)
class Resolved:
    """``id``: of the catalogue, "" where the name is left open. ``confidence``: 0 to 1; 0 where open."""

    id: str
    confidence: float


def resolve(name: str, measure: str, unit: str, before: str, scene: str = "") -> Resolved:
    """The indicator of a figure.

    before: the figure's sentence up to its number. scene: the sentence before it, "" at the start of a paragraph.

    >>> resolve("粮食产量", "level", "吨", "今年粮食产量要达到")
    Resolved(id='grain_output.level', confidence=1.0)
    >>> resolve("开工", "level", "套", "启动新一轮棚改，年内开工")
    Resolved(id='housing_shanty.level', confidence=0.9)
    >>> resolve("中央财政投入", "growth", "%", "中央财政投入增长", "各级政府都要增加对“三农”的投入。")
    Resolved(id='rural_spending_central.growth', confidence=0.8)
    >>> resolve("城镇保障性住房基本建成", "level", "套", "今年城镇保障性住房基本建成").id
    'housing_secured.level'
    >>> resolve("开工", "level", "座", "启动新一轮棚改，年内开工")
    Resolved(id='', confidence=0.0)
    """
    known = find_indicator(name, measure)
    if known is None and (each := _each().search(before)):
        known = find_indicator(f"{each['head']}{name}", measure)
    if known is None and (led_in := _led_in().match(name)):
        known = find_indicator(name[led_in.end() :], measure)
    if known is not None:
        return Resolved(known.id, 1.0)
    parsed = parse_name(name)
    rest = _doing().sub("", parsed.core)
    own = parse_name(_CLAUSE.split(before)[-1]).core
    if measure == "share" and _spread().fullmatch(name):
        rest = _spread_part()  # 已扩大到全国86%的县 says how far something reaches, not what
    if _part().fullmatch(own):
        rest = own  # the clause names a part only: what stands before it in the name is of another clause
    if parsed.hollow and not _part().fullmatch(rest):
        return _completed(_between(measure, parsed.core), unit, before, scene)
    if rest and not _part().fullmatch(rest):
        done = find_indicator(rest, measure)
        return Resolved(done.id, 1.0) if done is not None and done.counts == "work" else Resolved("", 0.0)
    return _completed(_heads(measure, rest), unit, before, scene)


@cache
def _spread() -> re.Pattern[str]:
    return compile_pattern("(?:{indicators_spread})(?:{indicators_whole})?(?:{indicators_containers})")


@cache
def _spread_part() -> str:
    return word_list("indicators_spread_part")[0]


def scene_of(name: str, found: Resolved, before: str, led: str) -> str:
    """The words by which a name that the catalogue leaves open and that says only who spends is told apart; "" for any other.

    >>> scene_of("为此中央财政支出", Resolved("", 0.0), "健全国家助学金制度，为此中央财政支出增加到", "")
    '健全国家助学金制度，为此中央财政支出增加到'
    """
    return led + before if not found.id and parse_name(name).hollow else ""


def _completed(missing: tuple[tuple[str, str], ...], unit: str, before: str, scene: str) -> Resolved:
    """By what is missing of a name with the indicator it makes: of those that the words hold, the last and longest."""
    for words, confidence in ((before, _COMPLETED), (scene, _LED_TO)):
        said = "|".join(parse_name(clause).core for clause in _CLAUSE.split(words))
        found = [
            (at + len(head), len(head), identity)
            for head, identity in missing
            if (at := said.rfind(head)) >= 0 and _unit_fits(unit, catalogue()[identity].unit)
        ]
        if found:
            return Resolved(max(found)[2], confidence)
    return Resolved("", 0.0)


def _unit_fits(unit: str, other: str) -> bool:
    return not unit or unit[:1] == other[:1]


@cache
def _each() -> re.Pattern[str]:
    """Right before the number, what it is counted by: 从人均40元."""
    return compile_pattern("(?P<head>{indicators_each})(?:{figures_reach_verbs})?$")


@cache
def _led_in() -> re.Pattern[str]:
    """Who goes by a number, before its name: 中央财政已按全国财政性教育经费占…."""
    return compile_pattern("^[^，；。]{0,8}?(?:{indicators_led_in})")


@cache
def _doing() -> re.Pattern[str]:
    return compile_pattern("^(?:{indicators_doing})+|(?:{indicators_doing})+$")


@cache
def _part() -> re.Pattern[str]:
    return compile_pattern("(?:{indicators_parts})+")


@cache
def _heads(measure: str, ending: str) -> tuple[tuple[str, str], ...]:
    """What of each name of a measure is left before an ending, with the indicator's id; a head that two share is nobody's."""
    found: dict[str, str] = {}
    for indicator in catalogue().values():
        if indicator.measure != measure or (not ending and indicator.counts != "work"):
            continue
        for name in (indicator.name, *indicator.aliases):
            core = parse_name(name).core
            head = core[: len(core) - len(ending)] if ending and core.endswith(ending) else "" if ending else core
            if len(head) >= _SHORTEST:
                found[head] = indicator.id if found.get(head, indicator.id) == indicator.id else ""
    return tuple((head, identity) for head, identity in found.items() if identity)


@cache
def _between(measure: str, outer: str) -> tuple[tuple[str, str], ...]:
    """For each name of a measure that begins and ends as ``outer`` does (中央|三农|支出): what of it ``outer`` leaves out, with the ending,
    since a word in the middle alone (教育) may be of anything."""
    found: dict[str, str] = {}
    for indicator in catalogue().values():
        for name in (indicator.name, *indicator.aliases) if indicator.measure == measure else ():
            core = parse_name(name).core
            for cut in range(1, len(outer)):
                middle = core[cut : len(core) - len(outer) + cut]
                if len(middle) >= _SHORTEST and core.startswith(outer[:cut]) and core.endswith(outer[cut:]):
                    said = middle + outer[cut:]
                    found[said] = indicator.id if found.get(said, indicator.id) == indicator.id else ""
    return tuple((said, identity) for said, identity in found.items() if identity)
