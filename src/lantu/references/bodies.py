"""Areas and lower places that a promise names as what it supports, uses or works with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.places import PlaceTree, base_tree, find_deixis, resolve_deixis
from lantu.references.raw import Raw
from lantu.references.scene import Passage, Scene
from lantu.rules import compile_pattern, load_rules
from lantu.types import Place, Referent

__all__ = ["AreaNames", "body_references"]

_RULE, _GROUND = "reference.body", "reference.ground"
# Names of a place before one of these mean what the place has, not the place: 长沙模式.
_SHORTEST = 2


class AreaNames:
    """Areas with committees of their own, and the places that documents speak for, by every name."""

    def __init__(self, tree: PlaceTree) -> None:
        known = base_tree()
        self._base = _base_names()
        self._further = _Names([place for place in tree if known.get(place.code) is not place])

    def find(self, text: str) -> list[tuple[int, int, Place]]:
        """Where each stands: start and end in the text, end exclusive, and the place. Of overlapping ones the longer."""
        found = sorted((*self._base.find(text), *self._further.find(text)), key=lambda hit: (hit[0], -hit[1]))
        kept: list[tuple[int, int, Place]] = []
        for hit in found:
            if not kept or hit[0] >= kept[-1][1]:
                kept.append(hit)
            elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = hit
        return kept


class _Names:
    """Names of some places with the automaton that finds them."""

    def __init__(self, places: Iterable[Place]) -> None:
        names: dict[str, Place] = {}
        for place in places:
            if place.level == "zone":
                names.update({name: place for name in (place.name, *place.aliases) if len(name) > _SHORTEST})
            elif place.level in ("city", "county") and len(place.name) > _SHORTEST:
                names[place.name] = place
        self.places = tuple(names.values())
        self.automaton = AhoCorasick(list(names) or ["\0"], matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, Place]]:
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            if index < len(self.places):
                yield start, end, self.places[index]


@cache
def _base_names() -> _Names:
    return _Names(base_tree())


def body_references(scene: Scene, areas: AreaNames, passage: Passage) -> Iterator[Raw]:
    """The references of one passage to areas and places inside the speaker's, or to areas beside it."""
    speaker = passage.speaker
    if speaker is None or passage.label not in ("promise", "heading"):
        return
    rules = {rule.id: rule for rule in load_rules("references").rules}
    spans = [match.span("frame") for match in rules[_RULE].regex.finditer(passage.text)]
    seen: set[str] = set()
    for start, end, place in areas.find(passage.text):
        place = _nearest(scene, areas, place, speaker)
        framed = any(first <= start and end <= last for first, last in spans)
        if not framed or place.code in seen or not _concerns(scene, place, speaker):
            continue
        seen.add(place.code)
        frame = max(first for first, last in spans if first <= start and end <= last)
        target = Referent("body", place.name, place.code, reason="named")
        yield _raw(passage, frame, end, (start, end), target, _RULE, float(rules[_RULE].effect["strength"]))
    yield from _grounds(scene, passage, speaker, seen)


def _nearest(scene: Scene, areas: AreaNames, place: Place, speaker: Place) -> Place:
    """Of several places of the name the one inside the speaker's place."""
    return next((one for one in scene.tree.named(place.name) if scene.is_above(speaker.code, one.code)), place)


def _concerns(scene: Scene, place: Place, speaker: Place) -> bool:
    if place.code == speaker.code or scene.is_above(place.code, speaker.code):
        return False
    inside = scene.is_above(speaker.code, place.code)
    if place.level == "zone":
        common = scene.tree.common([place.code, speaker.code])
        return inside or (common is not None and common.level in ("city", "county", "zone"))
    return inside


def _grounds(scene: Scene, passage: Passage, speaker: Place, seen: set[str]) -> Iterator[Raw]:
    """Areas meant by their kind: the new area and the parks as the ground of a task."""
    rule = next(rule for rule in load_rules("references").rules if rule.id == _GROUND)
    for match in rule.regex.finditer(passage.text):
        words = match["target"]
        # Two kinds may be named in one breath, each of two characters.
        kinds = (words[:2], words[2:]) if len(words) == 4 else (words,)
        for mention in (mention for kind in kinds for mention in find_deixis(kind)):
            choice = resolve_deixis(scene.tree, mention, speaker)
            places = [choice.place] if choice.place else _of_kind(scene, mention.rule_id, speaker)
            for place in places:
                if place.code not in seen and place.code != speaker.code:
                    seen.add(place.code)
                    target = Referent("body", place.name, place.code, reason=choice.reason)
                    yield _raw(passage, match.start("frame"), match.end("frame"), match.span("target"), target, _GROUND, 0.75)


def _of_kind(scene: Scene, rule_id: str, speaker: Place) -> list[Place]:
    """Every speaking area of the kind inside the speaker's place: "the parks" are those that the documents know."""
    kind = next(rule.effect["zone"] for rule in load_rules("places_deixis").rules if rule.id == rule_id)
    inside = [scene.tree.get(code) for code in scene.inside.get(speaker.code, ())]
    return [place for place in inside if place and place.level == "zone" and compile_pattern(kind).search(place.name)]


def _raw(passage: Passage, start: int, end: int, target_span: tuple[int, int], target: Referent, rule_id: str, confidence: float) -> Raw:
    base = passage.start
    return Raw(passage, base + start, base + end, base + target_span[0], base + target_span[1], target, rule_id, confidence)
