"""Places in running text, by the longest name that stands in data/places.tsv and data/places_supplement.tsv.

Comes in: any text. Goes out: mentions in order, not overlapping. A name with a zone's suffix behind it (宁乡 + 经开区) is one
mention of an area of its own. Deliberately not done: telling apart places that bear one name; the first row by code is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.rules import compile_pattern, load_rows, word_set

__all__ = ["PlaceMention", "find_places", "place_row"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """``start``, ``end``: code points into the text, end exclusive. ``name``: the full name of the table, or the words of a zone.

    code: of the table, of the place that a zone is named after. level: province, city, county, zone, region.
    """

    start: int
    end: int
    name: str
    code: str
    level: str


@cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """Every name and short name with its row; a full name hides a short one, an outer place an inner one."""
    rows = (*load_rows("places"), *load_rows("places_supplement"))
    names: dict[str, Mapping[str, str]] = {row["name"]: row for row in rows if len(row["name"]) > 1}
    for row in rows:
        if len(row["alias"]) > 1:
            names.setdefault(row["alias"], row)
    return MappingProxyType(names)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    names = tuple(_names())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


@cache
def _zone() -> re.Pattern[str]:
    return compile_pattern(r"(?:{places_zone_suffixes})(?:[（(][^（()）\d，。]{2,14}[)）])?")


def place_row(name: str) -> Mapping[str, str] | None:
    """The table's row of a full or short name.

    >>> place_row("长沙")["name"], place_row("无此地")
    ('长沙市', None)
    """
    return _names().get(name)


def _is_named(text: str, start: int, end: int, row: Mapping[str, str]) -> bool:
    """Whether a name stands for the place: not as part of another word (示范县, 江西岸), nor as a common word."""
    name = text[start:end]
    if _part_before().search(text, max(0, start - 1), start + 1) or _part_behind().match(text, end):
        return False
    if name == row["name"]:
        return name not in word_set("places_common_names")
    return row["level"] != "county" and name not in word_set("places_common_words")


@cache
def _part_before() -> re.Pattern[str]:
    return compile_pattern("{places_part_before}")


@cache
def _part_behind() -> re.Pattern[str]:
    return compile_pattern("{places_part_behind}")


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Every place of ``text``, in order.

    >>> [(place.name, place.level) for place in find_places("支持长沙和宁乡经开区发展，加强合作")]
    [('长沙市', 'city'), ('宁乡经开区', 'zone')]
    >>> find_places("创建示范县，沿江西岸布局，提升城区品质")
    ()
    """
    automaton, names = _automaton()
    found: list[PlaceMention] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        # The suffix of a zone may reach over a name of the table (a development zone may be listed by its bare kind).
        if found and start < found[-1].end:
            continue
        name = names[index]
        row = _names()[name]
        zone = _zone().match(text, end)
        if zone and name not in word_set("places_common_before_zones"):
            found.append(PlaceMention(start, zone.end(), text[start : zone.end()], row["code"], "zone"))
        elif _is_named(text, start, end, row):
            found.append(PlaceMention(start, end, row["name"], row["code"], row["level"]))
    return tuple(found)
