"""A place: an administrative or functional area in the tree of places, and a body that acts for one."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Body", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """One area.

    code:    GB/T 2260 where there is one; ours for new areas (N), regions (R) and free-trade zones (F); parent code, colon and name for an
             area that the documents themselves name.
    aliases: short, former and written-out names.
    level:   "nation" "province" "city" "county" "zone" "region".
    parent:  code of the area it lies in; "" for the nation.
    valid_from, valid_to: as far as known, ISO ("2015-04"); "" where the tables do not say.
    source:  "table", or for an area found in documents the rule that gave its parent.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    level: str = ""
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    source: str = "table"


@dataclass(frozen=True, slots=True)
class Body:
    """An organ of one place: ``organ`` is its kind in data/bodies.tsv, ``duties`` what that kind looks after."""

    name: str
    place: str
    organ: str
    duties: tuple[str, ...] = ()
