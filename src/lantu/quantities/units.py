"""Units and their kinds, from data/units.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lantu.rules import load_rows

__all__ = ["unit_kind", "unit_names", "written_unit"]


@cache
def _kinds() -> Mapping[str, str]:
    return MappingProxyType({row["unit"]: row["kind"] for row in load_rows("units")})


def unit_names() -> tuple[str, ...]:
    """Every unit, as written."""
    return tuple(_kinds())


def unit_kind(unit: str) -> str:
    """``money percent point multiple count measure age time``; "" for a unit that the table does not hold.

    >>> unit_kind("公里"), unit_kind("个百分点"), unit_kind("")
    ('measure', 'point', '')
    """
    return _kinds().get(unit, "")


@cache
def _written() -> Mapping[str, str]:
    return MappingProxyType({row["unit"]: row["write"] for row in load_rows("units")})


def written_unit(unit: str) -> str:
    """The unit as a figure writes it.

    >>> written_unit("个百分点"), written_unit("公里"), written_unit("")
    ('百分点', '公里', '')
    """
    return _written().get(unit, unit)
