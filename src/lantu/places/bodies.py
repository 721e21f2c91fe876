"""Bodies named in a text, each with the place that it acts for.

Comes in: a text and the place that speaks. Goes out: mentions with a ``Body``, or with None where the place stays open. The kinds of bodies
and their duties are data/bodies.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lantu.places.choose import choose
from lantu.places.tree import PlaceTree
from lantu.rules import load_rows, word_set
from lantu.types import Body, Place

__all__ = ["BodyMention", "find_bodies"]

_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class BodyMention:
    """``start``, ``end``: code points into the text, end exclusive. ``body`` is None, with the reason, where its place is not known."""

    start: int
    end: int
    body: Body | None
    reason: str


@cache
def _organs() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Every name of an organ with the kind and its duties."""
    organs: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in load_rows("bodies"):
        duties = tuple(re.split("[、/]", row["duties"]))
        for name in filter(None, (row["organ"], *row["aliases"].split("/"))):
            organs.setdefault(name, (row["organ"], duties))
    return organs


@cache
def _mention() -> re.Pattern[str]:
    names = sorted(_organs(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def find_bodies(tree: PlaceTree, text: str, speaker: Place | None) -> tuple[BodyMention, ...]:
    """The bodies of a text in order.

    >>> from lantu.places.tree import base_tree
    >>> tree = base_tree()
    >>> [mention.body.name for mention in find_bodies(tree, "与省自然资源厅协调，由长沙市发改委牵头", tree.get("430103"))]
    ['湖南省自然资源厅', '长沙市发改委']
    >>> find_bodies(tree, "市委作出了决定", tree.get("430103"))[0].body.place
    '430100'
    """
    found = []
    for match in _mention().finditer(text):
        kind, duties = _organs()[match[0]]
        own = match[0][0] if match[0][0] in word_set("places_own_characters") else ""
        start, place, reason = _place_before(tree, text, match.start() + len(own), speaker)
        if start >= 0:
            body = Body(f"{place.name}{match[0][len(own) :]}", place.code, kind, duties) if place else None
            found.append(BodyMention(start, match.end(), body, reason))
    return tuple(found)


def _place_before(tree: PlaceTree, text: str, at: int, speaker: Place | None) -> tuple[int, Place | None, str]:
    """Where the name of the body whose organ begins at ``at`` begins, its place and the reason; -1 where it is no body of a place."""
    context = {speaker.code: 1} if speaker else None
    for start in range(max(0, at - _LONGEST_NAME), at - 1):
        place = choose(tree, text[start:at], context).place
        if place:
            return start, place, "its place is named"
    own = text[at - 1 : at]
    if own not in word_set("places_own_characters") or text[at - 2 : at - 1] in word_set("places_not_before_bodies"):
        return -1, None, ""
    if speaker is None:
        return at - 1, None, "the document does not say who speaks"
    around = (speaker, *tree.above(speaker.code))
    near = next((one for one in around if one.name.endswith(own) and one.level != "zone"), None)
    return at - 1, near, "the nearest around the speaker" if near else "no place around the speaker is such a one"
