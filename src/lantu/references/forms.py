"""References by their form: titles, decisions, plans, meetings, larger things within which one leads.

Comes in: a passage. Goes out: raw references, each with its target as far as the passage itself and the collection tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice

from lantu.gazetteers import find_places
from lantu.places import choose
from lantu.references.goals import GoalIndex
from lantu.references.raw import Raw
from lantu.references.scene import Passage, Scene
from lantu.rules import Rule, compile_pattern, load_rules, word_list, word_set
from lantu.statements.names import plain
from lantu.types import Place, Referent

__all__ = ["FormFinder"]

Taken = list[tuple[int, int]]
# A title stands for a document of the collection when one holds the other and the shorter is no shorter than this.
_TITLE = 6
# A target of which more than this is named already names nothing further; a decision may hold a strategy's name.
_MOST_TAKEN = 0.5


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in load_rules("references").rules if rule.effect["kind"] != "body" and not rule.effect.get("names"))


@cache
def _convened() -> re.Pattern[str]:
    return next(rule.regex for rule in load_rules("references").rules if rule.effect.get("names"))


class FormFinder:
    """Finds references by form. ``goals`` knows what others set."""

    def __init__(self, scene: Scene, goals: GoalIndex) -> None:
        self.scene, self.goals = scene, goals
        self.titles = [plain(scene.annotations[index].document.metadata.title) for index in range(len(scene.annotations))]
        self._known: dict[str, list[int]] = {}
        self.resolvers: Mapping[str, Callable[[Passage, re.Match[str], Rule], Referent | None]] = {
            "document": self._document,
            "decision": self._decision,
            "meeting": self._meeting,
            "goal": self._goal,
            "strategy": self._strategy,
        }

    def find(self, passage: Passage, taken: Taken) -> Iterator[Raw]:
        """The references of one passage. ``taken`` holds spans of the clean text that are references already."""
        for rule in _rules():
            for match in rule.regex.finditer(passage.text):
                start, end = (passage.start + offset for offset in match.span("target"))
                allowed = _MOST_TAKEN if rule.effect.get("holds") else 0.0
                if any(min(end, last) - max(start, first) > (end - start) * allowed for first, last in taken):
                    continue
                target = self.resolvers[str(rule.effect["kind"])](passage, match, rule)
                if target is None:
                    continue
                taken.append((start, end))
                first, last = (passage.start + offset for offset in match.span("frame"))
                yield Raw(passage, first, last, start, end, target, rule.id, float(rule.effect["strength"]))

    def _document(self, passage: Passage, match: re.Match[str], rule: Rule) -> Referent | None:
        name = match["target"]
        key = plain(name)
        found = next((index for index in self._named(key) if index != passage.document), None)
        place = self._place_in(name, passage)
        reason = "named in its title" if place else "its title names no place"
        return Referent("document", name, place.code if place else "", found, reason=reason)

    def _named(self, key: str) -> list[int]:
        """The first two documents that may be meant by a title; each title is looked for once, however often it is named."""
        if key not in self._known:
            fits = (
                index for index, title in enumerate(self.titles) if min(len(title), len(key)) >= _TITLE and (key in title or title in key)
            )
            self._known[key] = list(islice(fits, 2))
        return self._known[key]

    def _decision(self, passage: Passage, match: re.Match[str], rule: Rule) -> Referent | None:
        meant = self.scene.places_meant(passage, match["frame"][: match.start("target") - match.start("frame")])
        if meant:
            return Referent("decision", match["target"], meant[0].code, reason="the body that took it is named")
        if compile_pattern("^{plan_national_bodies}").match(match["frame"]):
            nation = next(place for place in self.scene.tree if place.level == "nation")
            return Referent("decision", match["target"], nation.code, reason="the body that took it is named")
        return None

    def _meeting(self, passage: Passage, match: re.Match[str], rule: Rule) -> Referent | None:
        name = match["target"]
        if name in word_set("plan_this_meeting") or name.startswith(word_list("plan_this_meeting")):
            text = self.scene.annotations[passage.document].document.clean_text
            convened = _convened().search(text)
            if not convened:
                return None
            name = convened["target"]
        meant = self.scene.places_meant(passage, name)
        return Referent("meeting", name, meant[0].code if meant else "", reason="named" if meant else "not stated whose")

    def _goal(self, passage: Passage, match: re.Match[str], rule: Rule) -> Referent | None:
        if passage.speaker is None:
            return None
        name = match["target"]
        target = self.goals.target(name, passage.speaker)
        if target or rule.effect.get("known"):
            return target
        if plain(name) in word_set("references_general_goals") or len(plain(name)) < 4:
            return None
        above = self._above_in(passage, match["frame"])
        if above:
            return Referent("goal", name, above.code, reason="named as that place's")
        larger = compile_pattern("(?:{references_larger_ends})$").search(name)
        return Referent("goal", name, reason="no document says whose it is") if larger else None

    def _strategy(self, passage: Passage, match: re.Match[str], rule: Rule) -> Referent | None:
        name = match["target"]
        if rule.effect.get("regional"):
            # The region's name begins the strategy's; what stands before it is the sentence's own verb.
            mention = next(iter(find_places(name)), None)
            union = compile_pattern("^[\u4e00-\u9fff]{0,4}(?:{references_union_words})").match(name[mention.end :]) if mention else None
            if mention is None or union is None:
                return None
            name = name[mention.start : mention.end + union.end()]
        place = self._place_in(name, passage)
        own = passage.speaker.code if passage.speaker else ""
        if (place and place.code == own) or (place is None and rule.effect.get("regional")):
            return None
        return Referent("strategy", name, place.code if place else "", reason="named in it" if place else "no document says whose it is")

    def _place_in(self, name: str, passage: Passage) -> Place | None:
        """The first place that a name holds."""
        context = self.scene.speeches[passage.document].context
        for mention in find_places(name):
            place = choose(self.scene.tree, mention.name, context).place or self.scene.tree.get(mention.code)
            if place:
                return place
        return None

    def _above_in(self, passage: Passage, words: str) -> Place | None:
        """A place or region around the speaker that the words name or mean."""
        speaker = passage.speaker
        if speaker is None:
            return None
        context = self.scene.speeches[passage.document].context
        named = [choose(self.scene.tree, mention.name, context).place for mention in find_places(words)]
        around = {place.code for place in self.scene.tree.above(speaker.code)}
        for place in (*named, *self.scene.places_meant(passage, words)):
            if place and (place.code in around or place.level == "region"):
                return place
        return None
