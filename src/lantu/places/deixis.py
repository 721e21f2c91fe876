"""Words that mean a place only by who says them: this district, the whole city, the park, our county, the new area.

Comes in: a mention and the place that speaks. Goes out: the place meant with the reason, or None with the reason why it stays
open. What the words ask for is data/rules/places_deixis.toml: ``up`` an end of the name that the speaker or a place around it has,
``zone`` an area of that kind, ``level`` a level.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lantu.places.choose import Choice
from lantu.places.tree import PlaceTree
from lantu.rules import Rule, compile_pattern, load_rules
from lantu.types import Place

__all__ = ["DeicticMention", "find_deixis", "resolve_deixis"]


@dataclass(frozen=True, slots=True)
class DeicticMention:
    """``start``, ``end``: code points into the text, end exclusive. ``rule_id`` says what the words ask for."""

    start: int
    end: int
    words: str
    rule_id: str


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in load_rules("places_deixis").rules}


def find_deixis(text: str) -> tuple[DeicticMention, ...]:
    """Such words of a text, in order, not overlapping; a rule that stands earlier in the file goes first.

    >>> [mention.words for mention in find_deixis("在全市率先，支持新区加快建设我国第一个基地")]
    ['全市', '新区', '我国']
    """
    found: list[DeicticMention] = []
    for rule in _rules().values():
        for match in rule.regex.finditer(text):
            start, end = _span(match)
            if not any(one.start < end and start < one.end for one in found):
                found.append(DeicticMention(start, end, text[start:end], rule.id))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the word stands: the group ``word``, or ``word2`` of a rule with a second way to begin."""
    return match.span("word") if match["word"] else match.span("word2")


def resolve_deixis(tree: PlaceTree, mention: DeicticMention, speaker: Place | None) -> Choice:
    """The place that the words mean when ``speaker`` says them."""
    effect = _rules()[mention.rule_id].effect
    if effect.get("level") == "nation":
        nation = next((place for place in tree if place.level == "nation"), None)
        return Choice(nation, "the nation is meant whoever speaks")
    if speaker is None:
        return Choice(None, "the document does not say who speaks")
    around = (speaker, *tree.above(speaker.code))
    if "up" in effect:
        ends = tuple(effect["up"])
        place = next((one for one in around if one.name.endswith(ends) and one.level != "zone"), None)
        return Choice(place, "the speaker's own" if place is speaker else "the nearest around the speaker") if place else _open(mention)
    kind = str(effect["zone"])
    own = next((one for one in around if one.level == "zone" and _is_kind(one, kind)), None)
    if own:
        return Choice(own, "the speaker's own" if own is speaker else "the nearest around the speaker")
    inside = [one for one in _inside(tree, speaker) if _is_kind(one, kind)]
    if len(inside) == 1:
        return Choice(inside[0], "the only one of its kind inside the speaker's place")
    return Choice(None, "several of the kind lie inside the speaker's place") if inside else _open(mention)


def _open(mention: DeicticMention) -> Choice:
    return Choice(None, f"no place around the speaker is such a one: {mention.words}")


def _is_kind(place: Place, kind: str) -> bool:
    """Whether an area is of the kind that a word names; the general word for parks holds for any zone with a park's name."""
    return any(compile_pattern(kind).search(name) for name in (place.name, *place.aliases))


def _inside(tree: PlaceTree, place: Place) -> list[Place]:
    found: list[Place] = []
    waiting = [place.code]
    while waiting:
        inner = tree.children(waiting.pop())
        found += [one for one in inner if one.level == "zone"]
        waiting += [one.code for one in inner]
    return found
