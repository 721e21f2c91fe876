"""Which of several places of one name is meant, and what place an area is named after. Each answer has a reason, or is left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantu.places.tree import PlaceTree
from lantu.rules import word_list
from lantu.types import Place

__all__ = ["Choice", "choose", "named_after"]

_LONGEST_NAME = 16
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """``place`` is None where it stays open; ``reason`` says why it is, or why it is this one."""

    place: Place | None
    reason: str


def choose(tree: PlaceTree, name: str, context: Mapping[str, int] | None = None) -> Choice:
    """The place that a name means beside others: ``context`` counts the codes of places named in the same document.

    >>> from lantu.places.tree import base_tree
    >>> choose(base_tree(), "长沙").place.name, choose(base_tree(), "鼓楼区").reason
    ('长沙市', 'several places bear the name')
    >>> choose(base_tree(), "鼓楼区", {"350100": 2}).place.parent
    '350100'
    """
    candidates = tree.named(name)
    if not candidates:
        return _of_other_rank(tree, name)
    full = [place for place in candidates if place.name == name]
    if len(candidates) == 1 or len(full) == 1:
        return Choice(candidates[0], "the only place of the name")
    outer = next((place for place in candidates if all(one is place or tree.is_within(one.code, place.code) for one in candidates)), None)
    if outer:
        return Choice(outer, "the outer of several places of the name")
    if context:
        # Of two that lie equally near, neither is taken.
        weights = {place.code: _nearness(tree, place, context) for place in candidates}
        best = max(weights.values())
        nearest = [place for place in candidates if weights[place.code] == best]
        if best > 0 and len(nearest) == 1:
            return Choice(nearest[0], "nearest to the places named beside it")
    return Choice(None, "several places bear the name")


def _of_other_rank(tree: PlaceTree, name: str) -> Choice:
    """A county that has become a city or a district since the tables were made, known by the rest of its name.

    >>> from lantu.places.tree import base_tree
    >>> choose(base_tree(), "无为市").place.code, choose(base_tree(), "无此市").place is None
    ('340225', True)
    """
    ranks = word_list("places_ranks")
    stem, rank = name[:-1], name[-1:]
    if rank not in ranks or len(stem) < _SHORTEST_STEM:
        return Choice(None, "not in the tables")
    earlier = tuple(stem + other for other in ranks[: ranks.index(rank)])
    known = [place for place in tree.named(stem) if place.level in ("city", "county") and place.name in earlier]
    return Choice(known[0], "known under another rank") if len(known) == 1 else Choice(None, "not in the tables")


def _nearness(tree: PlaceTree, place: Place, context: Mapping[str, int]) -> int:
    """How often places around a candidate, the nation left out, are named; an inner one counts more than an outer one."""
    around = [place, *(one for one in tree.above(place.code) if one.level != "nation")]
    return sum(context.get(one.code, 0) * (len(around) - depth) for depth, one in enumerate(around))


def named_after(tree: PlaceTree, name: str, context: Mapping[str, int] | None = None) -> Choice:
    """The innermost place that the words of an area's name begin with: a city and a district before "park" name the district.

    >>> from lantu.places.tree import base_tree
    >>> named_after(base_tree(), "长沙天心经开区").place.name, named_after(base_tree(), "宁乡高新区").place.name
    ('天心区', '宁乡市')
    >>> named_after(base_tree(), "云上科技园").place is None
    True
    """
    place: Place | None = None
    position = 0
    while position < len(name):
        step = _next_name(tree, name, position, place, context)
        if step is None:
            break
        place, position = step
    return Choice(place, "named after it") if place else Choice(None, "its name begins with no place")


def _next_name(
    tree: PlaceTree, name: str, position: int, within: Place | None, context: Mapping[str, int] | None
) -> tuple[Place, int] | None:
    for end in range(min(len(name) - 1, position + _LONGEST_NAME), position + 1, -1):
        words = name[position:end]
        if within is None:
            place = choose(tree, words, context).place
        else:
            # A zone in the name is no outer area: the place named behind it may be the city that part of it lies in.
            outer = within if within.level != "zone" else tree.parent(within.code) or within
            place = next((one for one in tree.named(words) if tree.is_within(one.code, outer.code)), None)
        if place:
            return place, end
    return None
