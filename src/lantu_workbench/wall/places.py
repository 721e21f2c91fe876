"""The map: the areas inside one area as tiles, with what the ledger holds of each.

The nation's tiles are the provinces, arranged by hand about as they lie (``tiles.tsv``). Inside a province or city nobody's borders are
known to us: its areas stand in the order of their codes, and the page says that the order means nothing more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lantu.places import base_tree
from lantu_workbench.ledger.areas import is_inside
from lantu_workbench.wall.numbers import PlaceCount

__all__ = ["Area", "Map", "draw_map"]

NATION = "100000"
# Tiles in a row where their places say nothing; shades of a tile, the lightest for none.
_ROW = 7
_STEPS = 5


@dataclass(frozen=True, slots=True)
class Area:
    """One tile: ``short`` is what is written on it, ``step`` its shade from 0 to 5, ``opens`` whether there is a map inside it."""

    code: str
    name: str
    short: str
    column: int
    row: int
    count: int
    figured: int
    due: int
    step: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The tiles of ``code``; ``itself`` counts what is said of the whole area, ``lost`` the names that belong to no area we know."""

    code: str
    name: str
    areas: tuple[Area, ...]
    itself: PlaceCount | None
    lost: tuple[PlaceCount, ...]
    in_place: bool

    @property
    def columns(self) -> int:
        return max((area.column for area in self.areas), default=0) + 1

    @property
    def rows(self) -> int:
        return max((area.row for area in self.areas), default=0) + 1


@cache
def _tiles() -> dict[str, tuple[str, int, int]]:
    """The provinces' tiles by code: short name, column, row."""
    lines = (Path(__file__).parent / "tiles.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {code: (short, int(column), int(row)) for code, short, column, row in rows}


def draw_map(places: Sequence[PlaceCount], within: str = "") -> Map:
    """The map of an area (the innermost one that holds all places, unless told), as wide as there is something to show."""
    tree = base_tree()
    located = [place for place in places if place.code]
    code = within or _common([place.code for place in located])
    inner = [place for place in located if is_inside(place.code, code) and place.code != code]
    itself = [place for place in located if place.code == code]
    whole = None
    if itself:
        whole = PlaceCount(itself[0].name, code, *(sum(getattr(place, name) for place in itself) for name in ("count", "figured", "due")))
    known = tree.get(code)
    lost = tuple(place for place in places if not place.code) if not within else ()
    return Map(code, known.name if known else "", _areas(code, inner), whole, lost, code == NATION)


def _common(codes: Sequence[str]) -> str:
    """The area whose tiles tell places apart: the innermost around them all that has areas inside."""
    tree = base_tree()
    found = tree.common(codes) if codes else None
    while found and not tree.children(found.code):
        found = tree.parent(found.code)
    return found.code if found else NATION


def _areas(code: str, inner: Sequence[PlaceCount]) -> tuple[Area, ...]:
    tree = base_tree()
    children = [child for child in tree.children(code) if code != NATION or child.code in _tiles()]
    counts = {child.code: [0, 0, 0] for child in children}
    for place in inner:
        around = [place.code, *(outer.code for outer in tree.above(place.code))]
        tile = next((one for one in around if one in counts), None)
        if tile is None:
            continue
        for at, name in enumerate(("count", "figured", "due")):
            counts[tile][at] += getattr(place, name)
    most = max((count[0] for count in counts.values()), default=0)
    areas = []
    for at, child in enumerate(sorted(children, key=lambda child: _order(child.code))):
        short, column, row = _tiles().get(child.code) or (_short(child.name, child.aliases), at % _ROW, at // _ROW)
        count, figured, due = counts[child.code]
        step = 0 if not count else 1 + min(_STEPS - 1, int(_STEPS * count / (most + 1)))
        areas.append(Area(child.code, child.name, short, column, row, count, figured, due, step, bool(tree.children(child.code))))
    return tuple(areas)


def _order(code: str) -> tuple[bool, str]:
    """By code; areas with codes of our own after those of the official list."""
    return not code[0].isdigit(), code


def _short(name: str, aliases: Sequence[str]) -> str:
    """What is written on a tile: the short name, four characters at most.

    >>> _short("天心区", ("天心",))
    '天心'
    """
    known = [alias for alias in aliases if len(alias) > 1 and name.startswith(alias)]
    return min([*known, name], key=len)[:4]
