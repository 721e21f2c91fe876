"""The tree of places: the official list, our supplement beside it, and what documents add.

Comes in: data/places.tsv (base), places_supplement.tsv, places_areas.tsv, places_former.tsv. Goes out: an immutable ``PlaceTree``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from lantu.rules import load_rows
from lantu.types import Place

__all__ = ["PlaceTree", "base_tree"]

# From the whole to its parts; a zone lies in any of them, a region is made of several.
# Last two digits of the codes that the statistics of counties give to development zones; 81 and on are county-level cities.
_ZONE_NUMBERS = range(70, 81)
_LEVELS = ("nation", "province", "city", "county", "zone", "region")


class PlaceTree:
    """Places by code and by name. ``with_places`` gives a new tree; nothing changes one that is there."""

    __slots__ = ("_around", "_codes", "_inner", "_names")

    def __init__(self, places: Iterable[Place], base: PlaceTree | None = None) -> None:
        # A tree that grows from another copies its tables and changes the few entries that are new; that tree stays as it is.
        self._codes: dict[str, Place] = dict(base._codes) if base else {}
        # Asked for at every mention and at every pair, so kept once they are found; of no more places than the tree has.
        self._around: dict[str, tuple[Place, ...]] = {}
        self._names: dict[str, tuple[str, ...]] = dict(base._names) if base else {}
        self._inner: dict[str, tuple[str, ...]] = dict(base._inner) if base else {}
        for place in places:
            is_new = place.code not in self._codes
            self._codes[place.code] = place
            for name in dict.fromkeys((place.name, *place.aliases)):
                codes = self._names.get(name, ())
                if place.code not in codes:
                    self._names[name] = (*codes, place.code)
            if place.parent and is_new:
                self._inner[place.parent] = (*self._inner.get(place.parent, ()), place.code)

    def __len__(self) -> int:
        return len(self._codes)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._codes.values())

    def get(self, code: str) -> Place | None:
        return self._codes.get(code)

    def named(self, name: str) -> tuple[Place, ...]:
        """Every place of that name or alias; those whose full name it is stand first."""
        found = [self._codes[code] for code in self._names.get(name, ())]
        return tuple(sorted(found, key=lambda place: (place.name != name, _LEVELS.index(place.level), place.code)))

    def parent(self, code: str) -> Place | None:
        place = self._codes.get(code)
        return self._codes.get(place.parent) if place else None

    def above(self, code: str) -> tuple[Place, ...]:
        """The places around one, nearest first; the nation last.

        >>> [place.name for place in base_tree().above("430103")]
        ['长沙市', '湖南省', '中国']
        """
        known = self._around.get(code)
        if known is not None:
            return known
        found: list[Place] = []
        place = self.parent(code)
        while place and place not in found:
            found.append(place)
            place = self.parent(place.code)
        return self._around.setdefault(code, tuple(found)) if code in self._codes else ()

    def children(self, code: str) -> tuple[Place, ...]:
        """The places right inside one, by code."""
        return tuple(self._codes[inner] for inner in sorted(self._inner.get(code, ())))

    def is_within(self, inner: str, outer: str) -> bool:
        """Whether ``inner`` lies in ``outer`` and is not the same place."""
        return inner != outer and any(place.code == outer for place in self.above(inner))

    def common(self, codes: Iterable[str]) -> Place | None:
        """The innermost place that holds all of them (itself counted); None for none.

        >>> base_tree().common(["430103", "430182"]).name
        '长沙市'
        """
        chains = [[code, *(place.code for place in self.above(code))] for code in codes]
        if not chains:
            return None
        return next((self._codes.get(code) for code in chains[0] if all(code in chain for chain in chains[1:])), None)

    def with_places(self, places: Iterable[Place]) -> PlaceTree:
        """This tree and further places; one with a known code replaces what was there."""
        return PlaceTree(places, self)


def _level(row: Mapping[str, str]) -> str:
    """The level of a row; the list keeps development zones among the counties, under numbers of their own."""
    number = row["code"][-2:]
    return "zone" if row["level"] == "county" and number.isdigit() and int(number) in _ZONE_NUMBERS else row["level"]


@cache
def base_tree() -> PlaceTree:
    """The tree of the tables.

    >>> base_tree().get("430103").name, [place.name for place in base_tree().named("宁乡县")]
    ('天心区', ['宁乡市'])
    """
    former: dict[str, list[str]] = defaultdict(list)
    for row in load_rows("places_former"):
        former[row["code"]].append(row["name"])
    areas = load_rows("places_areas")
    nation = next(row["code"] for row in areas if row["level"] == "nation")
    places = [
        Place(row["code"], row["name"], tuple(filter(None, row["aliases"].split("/"))), row["level"], row["parent"], row["valid_from"])
        for row in areas
    ]
    for row in (*load_rows("places"), *load_rows("places_supplement")):
        aliases = tuple(filter(None, (row["alias"], *former[row["code"]])))
        places.append(Place(row["code"], row["name"], aliases, _level(row), row["parent"] or nation, row.get("valid_from", "")))
    return PlaceTree(places)
