"""Units and their kinds, from data/units.tsv, and what makes a word no unit, from data/unit_breaks.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from lantu.rules import load_rows, word_list

# What a unit may carry: what it is reckoned per, or a second unit in brackets.
_BASE = re.compile(r"[/（(]")

__all__ = ["unit_kind", "unit_names", "unit_pattern", "written_unit"]


@cache
def _kinds() -> Mapping[str, str]:
    return MappingProxyType({row["unit"]: row["kind"] for row in load_rows("units")})


def unit_names() -> tuple[str, ...]:
    """Every unit, as written."""
    return tuple(_kinds())


@cache
def unit_pattern() -> str:
    """A pattern that matches any unit, the longest first, where what follows does not make it part of another word.

    >>> bool(re.fullmatch(unit_pattern(), "公里")), re.match(unit_pattern(), "人口"), re.match(unit_pattern(), "个体户")
    (True, None, None)
    """
    breaks = {row["unit"]: row["followed_by"].split() for row in load_rows("unit_breaks")}
    names = "|".join(map(_with_breaks(breaks), sorted(_kinds(), key=len, reverse=True)))
    counts = "|".join(re.escape(unit) for unit, kind in _kinds().items() if kind == "count" and len(unit) == 1)
    per = "|".join(map(re.escape, sorted(word_list("per_units"), key=len, reverse=True)))
    return f"(?:(?:{names})(?:/(?:{per}))?(?:[（(](?:{counts})[)）])?)"


def _with_breaks(breaks: Mapping[str, list[str]]) -> Callable[[str], str]:
    """Each unit as a pattern, with a look ahead at what must not follow."""

    def pattern(unit: str) -> str:
        words = breaks.get(unit)
        return re.escape(unit) + (f"(?!{'|'.join(map(re.escape, words))})" if words else "")

    return pattern


def unit_kind(unit: str) -> str:
    """``money percent point multiple count measure age time``; "" for a unit that the table does not hold.

    >>> unit_kind("公里"), unit_kind("个百分点"), unit_kind("吨/日"), unit_kind("套（间）"), unit_kind("")
    ('measure', 'point', 'measure', 'count', '')
    """
    return _kinds().get(unit) or _kinds().get(_BASE.split(unit, maxsplit=1)[0], "")


@cache
def _written() -> Mapping[str, str]:
    return MappingProxyType({row["unit"]: row["write"] for row in load_rows("units")})


def written_unit(unit: str) -> str:
    """The unit as a figure writes it.

    >>> written_unit("个百分点"), written_unit("公里"), written_unit("")
    ('百分点', '公里', '')
    """
    return _written().get(unit, unit)
