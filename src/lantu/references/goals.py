"""Goals with names, by whom they are set: in headings and promises, and as parts of named strategies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantu.references.scene import Passage, Scene
from lantu.references.strategies import StrategyIndex
from lantu.rules import load_rules
from lantu.statements.alike import alike, canonical
from lantu.statements.names import plain
from lantu.types import Place, Referent, Statement

__all__ = ["GoalIndex"]


@dataclass(frozen=True, slots=True)
class _Goal:
    """One place that sets a goal; ``strategy`` is the one that it is a part of, "" where it stands alone. ``number`` counts in order."""

    name: str
    passage: Passage
    start: int
    end: int
    strategy: str = ""
    number: int = 0


class GoalIndex:
    """Every named goal, to be looked up by a name that may differ a little."""

    def __init__(self, scene: Scene, strategies: StrategyIndex) -> None:
        self.scene, self.strategies = scene, strategies
        # Of goals that a place sets those of places above are asked for, of parts of strategies one of each name.
        self._set_by: dict[tuple[str, str], list[_Goal]] = defaultdict(list)
        self._part_of: dict[str, dict[str, _Goal]] = defaultdict(dict)
        for goal in self._set():
            if goal.passage.speaker:
                for key in _keys(goal.name):
                    self._set_by[key, goal.passage.speaker.code].append(goal)
        for goal in self._parts():
            for key in _keys(goal.name):
                self._part_of[key].setdefault(goal.name, goal)

    def _set(self) -> Iterator[_Goal]:
        number = 0
        for document in range(len(self.scene.annotations)):
            for passage in self.scene.passages(document):
                if passage.label not in ("heading", "promise") or passage.speaker is None:
                    continue
                for rule in load_rules("plan_goals").rules:
                    if rule.effect.get("label", passage.label) != passage.label:
                        continue
                    for match in rule.regex.finditer(passage.text):
                        start, end = match.span(match.lastgroup or 0)
                        number += 1
                        yield _Goal(plain(match[match.lastgroup or 0]), passage, passage.start + start, passage.start + end, number=number)

    def _parts(self) -> Iterator[_Goal]:
        for name, entry in self.strategies.entries.items():
            for document, _, parts, (start, end) in entry.expansions:
                passage = entry.uses[0].passage
                for part in parts:
                    at = self.scene.annotations[document].document.clean_text.find(part, start, end)
                    if at >= 0:
                        yield _Goal(plain(part), passage, at, at + len(part), name)

    def target(self, words: str, speaker: Place) -> Referent | None:
        """What a goal named by ``speaker`` is where another sets it; None where nobody else does."""
        name = plain(words)
        part = next((goal for key in _keys(name) for other, goal in self._part_of.get(key, {}).items() if _is(other, name)), None)
        around = [place.code for place in self.scene.tree.above(speaker.code)]
        found = [sorted((goal for code in around for goal in self._set_by.get((key, code), ())), key=_number) for key in _keys(name)]
        above = [goal for group in found for goal in group if _is(goal.name, name)]
        if not part and not above:
            return None
        setter = min(above, key=lambda goal: (goal.passage.label != "heading", goal.name != name), default=None)
        whole = self.strategies.whole(part.strategy) if part else ""
        owner = self.strategies.owner(whole) if whole else None
        if owner and owner.code == speaker.code:
            return None
        reason = f"part of {whole if whole == part.strategy else f'{part.strategy}, {whole}'}" if part else "set by a place above"
        if setter is None:
            return Referent("goal", part.name, owner.code, reason=reason) if part and owner else None
        statement = self._statement(setter)
        place = owner or setter.passage.speaker
        citation = self.strategies.cite(setter.passage.document, setter.start, setter.end)
        number = statement.number if statement else None
        return Referent("goal", setter.name, place.code if place else "", setter.passage.document, number, citation, reason)

    def _statement(self, goal: _Goal) -> Statement | None:
        return self.scene.statement_at(goal.passage.document, goal.start, goal.end, goal.passage.sentence)


def _number(goal: _Goal) -> int:
    return goal.number


def _is(one: str, other: str) -> bool:
    if one == other:
        return True
    found = alike(one, other)
    return found is not None and found.change in ("inserted", "replaced")


def _keys(name: str) -> Iterable[str]:
    whole = canonical(name)
    return dict.fromkeys((whole, whole[:2] + whole[-2:]))
