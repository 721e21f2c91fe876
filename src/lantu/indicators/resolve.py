"""Which indicator a figure is of, from its own name or from the name and the words before it.

Comes in: a figure's name, measure and unit, and its sentence up to the number. Goes out: ``Resolved`` with a confidence; open where
nothing fits. A name that says only part of a thing (整合城乡居民医保，财政补助提高到…) is completed by the words of its own sentence,
never by others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.indicators.catalogue import catalogue, find_indicator
from lantu.indicators.names import parse_name
from lantu.rules import compile_pattern

__all__ = ["Resolved", "resolve"]

# How sure a name is that its sentence completes; the name alone is sure.
_COMPLETED = 0.9
# A head of fewer characters is found anywhere by chance.
_SHORTEST = 2
_CLAUSE = re.compile(r"[，；：。,;:]")


@dataclass(frozen=True, slots=True)
class Resolved:
    """``id``: of the catalogue, "" where the name is left open. ``confidence``: 0 to 1; 0 where open."""

    id: str
    confidence: float


def resolve(name: str, measure: str, unit: str, before: str) -> Resolved:
    """The indicator of a figure.

    before: the figure's sentence up to its number.

    >>> resolve("粮食产量", "level", "吨", "今年粮食产量要达到")
    Resolved(id='grain_output.level', confidence=1.0)
    >>> resolve("开工", "level", "套", "启动新一轮棚改，年内开工")
    Resolved(id='housing_shanty.level', confidence=0.9)
    >>> resolve("城镇保障性住房基本建成", "level", "套", "今年城镇保障性住房基本建成").id
    'housing_secured.level'
    >>> resolve("开工", "level", "座", "启动新一轮棚改，年内开工")
    Resolved(id='', confidence=0.0)
    """
    known = find_indicator(name, measure)
    if known is None and (each := _each().search(before)):
        known = find_indicator(f"{each['head']}{name}", measure)
    if known is not None:
        return Resolved(known.id, 1.0)
    parsed = parse_name(name)
    rest = _doing().sub("", parsed.core)
    if rest and not _part().fullmatch(rest):
        done = find_indicator(rest, measure)
        return Resolved(done.id, 1.0) if done is not None and done.counts == "work" else Resolved("", 0.0)
    sentence = "|".join(parse_name(clause).core for clause in _CLAUSE.split(before))
    found = [
        (at + len(head), len(head), identity)
        for head, identity in _heads(measure, rest)
        if (at := sentence.rfind(head)) >= 0 and _unit_fits(unit, catalogue()[identity].unit)
    ]
    return Resolved(max(found)[2], _COMPLETED) if found else Resolved("", 0.0)


def _unit_fits(unit: str, other: str) -> bool:
    return not unit or unit[:1] == other[:1]


@cache
def _each() -> re.Pattern[str]:
    """Right before the number, what it is counted by: 从人均40元."""
    return compile_pattern("(?P<head>{indicators_each})(?:{figures_reach_verbs})?$")


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
