"""The catalogue of indicators, from data/indicators.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lantu.indicators.names import bare_name
from lantu.rules import load_rows
from lantu.types.indicator import Indicator

__all__ = ["catalogue", "find_indicator"]


@cache
def catalogue() -> Mapping[str, Indicator]:
    """Every indicator by its id, in the table's order."""
    indicators = {}
    for row in load_rows("indicators"):
        aliases = tuple(filter(None, row["aliases"].split("|")))
        for measure, _, direction in (entry.partition(":") for entry in row["measures"].split()):
            key = f"{row['key']}.{measure}"
            unit = _unit(row["unit"], measure)
            indicators[key] = Indicator(key, row["name"], aliases, unit, measure, direction, row["source"], row["key"], row["counts"])
    return MappingProxyType(indicators)


def _unit(unit: str, measure: str) -> str:
    if measure == "growth":
        return "%"
    return "百分点" if measure == "increment" and unit == "%" else unit


@cache
def _by_name() -> Mapping[tuple[str, str], str]:
    """Ids by bare name and measure; a name that two indicators bear is nobody's."""
    found: dict[tuple[str, str], str] = {}
    for indicator in catalogue().values():
        for name in (indicator.name, *indicator.aliases):
            key = (bare_name(name), indicator.measure)
            found[key] = indicator.id if found.get(key, indicator.id) == indicator.id else ""
    return MappingProxyType(found)


def find_indicator(name: str, measure: str) -> Indicator | None:
    """The indicator that a name and a measure stand for, or None; never a guess.

    >>> find_indicator("地区生产总值增长", "growth").id
    'gdp.growth'
    >>> find_indicator("地区生产总值", "level").id
    'gdp.level'
    >>> find_indicator("夜间经济活跃度", "level") is None
    True
    """
    found = _by_name().get((bare_name(name), measure))
    return catalogue()[found] if found else None
