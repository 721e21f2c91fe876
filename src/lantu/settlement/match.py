"""Which observation answers which target, or none.

Comes in: targets and an index of observations. Goes out: for each target its evidence with a confidence and the reason. Declining is an
answer: a near name, another unit or another year is not taken for want of a better one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from lantu.indicators.catalogue import catalogue, find_indicator
from lantu.indicators.likeness import Likeness, compare_names, shared_scene
from lantu.indicators.names import bare_name, parse_name
from lantu.places import base_tree
from lantu.rules import load_mapping, word_list
from lantu.settlement.conversion import conversion
from lantu.settlement.periods import meet, years
from lantu.settlement.verdicts import Evidence
from lantu.types import GRADES, Observation, Target

__all__ = ["Match", "ObservationIndex", "find_match", "is_same_thing", "measure_group", "place_key"]

_AMOUNTS = ("level", "increment")
# How many of the things that rank answers decide between them; what is alike in all of these and differs in its number is declined.
_DECIDING = 7


@dataclass(frozen=True, slots=True)
class Match:
    """Evidence for a target: empty with the reason, or one piece, or one for each part of a compound."""

    evidence: tuple[Evidence, ...]
    confidence: float
    why: str
    partial: bool = False


_Series = dict[tuple[str, str, str, str], list[Observation]]


@dataclass(slots=True)
class ObservationIndex:
    """Observations by place and kind of measure, then by name and unit: a target meets each name of its place once, with all its values."""

    rows: dict[tuple[str, str], _Series] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> ObservationIndex:
        """Index them. Takes memory linear in their number."""
        index = cls()
        for observation in observations:
            series = index.rows[place_key(observation.place), measure_group(observation.measure)]
            key = (observation.indicator, observation.measure, observation.indicator_id, observation.unit)
            series.setdefault(key, []).append(observation)
        return index

    def near(self, target: Target) -> Iterator[list[Observation]]:
        """Those of the target's place and kind of measure in a unit that converts, each name with all its values."""
        series = self.rows.get((place_key(target.place), measure_group(target.measure)), {})
        for key, observations in series.items():
            if conversion(key[-1], target.unit) is not None:
                yield observations


@cache
def place_key(name: str) -> str:
    """One spelling for a place: its full name, where the tables know only one of that name or one that holds all others.

    >>> place_key("长沙"), place_key("某工业园")
    ('长沙市', '某工业园')
    """
    tree = base_tree()
    places = tree.named(name)
    if places and all(tree.is_within(place.code, places[0].code) for place in places[1:]):
        return places[0].name
    return name


def measure_group(measure: str) -> str:
    """Measures that may answer each other: levels and increments are of one group."""
    return "amount" if measure in _AMOUNTS else measure


def find_match(target: Target, index: ObservationIndex) -> Match:
    """The best answer of the index to a target, or none with the reason."""
    found = _best(target, target.indicator, index)
    if found.evidence and not found.partial:
        return found
    parts = [_best(target, name, index) for name in compound_parts(target.indicator)]
    if parts and all(part.evidence and not part.partial for part in parts):
        pieces = tuple(piece for part in parts for piece in part.evidence)
        return Match(pieces, min(part.confidence for part in parts), "each part by itself")
    return found if found.evidence or not target.scene else _by_scene(target, index) or found


def _by_scene(target: Target, index: ObservationIndex) -> Match | None:
    """For a name that says only who spends: the one number of the same measure and unit whose sentence speaks of the same thing."""
    limits = load_mapping("settlement")["pairing"]
    options = [
        (shared_scene(target.scene, one.scene), one)
        for observations in index.near(target)
        for one in observations
        if one.scene and one.doc != target.doc and one.measure == target.measure and _meets(target, one, _nature(target)) == "whole"
    ]
    most = max((size for size, _ in options), default=0)
    best = [one for size, one in options if size == most]
    if most < limits["scene"] or len(best) > 1 or parse_name(best[0].indicator).rises != parse_name(target.indicator).rises:
        return None
    return Match((Evidence(best[0], "whole", _turned(target, best[0])),), limits["scene_confidence"], "same words around it")


def _best(target: Target, name: str, index: ObservationIndex) -> Match:
    limits = load_mapping("settlement")["pairing"]
    nature = _nature(target)
    options, near = [], 0.0
    for observations in index.near(target):
        others = [observation for observation in observations if observation.doc != target.doc]
        if not others:
            continue
        likeness = _likeness(target, name, others[0])
        near = max(near, likeness.score)
        if likeness.score < limits["accept"]:
            continue
        for observation in others:
            meets = _meets(target, observation, nature)
            if meets == "earlier" and not _after_promise(target, observation):
                continue
            if meets in ("whole", "earlier") or (meets == "wider" and likeness.score >= limits["accept_partial"]):
                evidence = Evidence(observation, meets, _turned(target, observation))
                options.append((_rank(target, observation, meets, likeness.score), likeness, evidence))
    if not options:
        return Match((), 1.0, f"nearest name {near:.2f}" if near else "nothing of this place and measure")
    rank, likeness, best = max(options, key=lambda option: option[0])
    rivals = [option[2].observation for option in options if option[0][:_DECIDING] == rank[:_DECIDING]]
    if len({_amount(rival, target) for rival in rivals}) > 1:
        return Match((), 1.0, "several answers: " + ", ".join(dict.fromkeys(rival.mention for rival in rivals)))
    return Match((best,), likeness.score, likeness.why, partial=best.meets == "wider")


def _amount(observation: Observation, target: Target) -> tuple[float, bool]:
    """An observation's number in the target's unit, with its sign."""
    factor = conversion(observation.unit, target.unit)
    return round(observation.value * (factor or 1.0), 6), observation.polarity < 0


def _likeness(target: Target, name: str, observation: Observation) -> Likeness:
    """By the catalogue where it knows both, which a sentence may have told it; else by the names alone."""
    if name == target.indicator and target.indicator_id and observation.indicator_id:
        if _stages_differ(target.indicator, observation.indicator):
            return Likeness(0.0, "stage differs")
        one, other = catalogue()[target.indicator_id], catalogue()[observation.indicator_id]
        if one.id == other.id or (one.thing == other.thing and one.counts == "work"):
            return Likeness(1.0, "same indicator")
        if _by_name(target.indicator, target.measure) and _by_name(observation.indicator, observation.measure):
            return Likeness(0.0, "different indicators")
    return compare_names(name, target.measure, observation.indicator, observation.measure)


def is_same_thing(target: Target, observation: Observation) -> bool:
    """Whether an observation is surely of what the target is of, so that it stands in the same series."""
    return _likeness(target, target.indicator, observation).score == 1.0


def _stages_differ(left: str, right: str) -> bool:
    """Whether one says that work was begun and the other that it was finished: of one thing, these are two numbers."""
    one, other = parse_name(left).stage, parse_name(right).stage
    return bool(one and other and one != other)


def _by_name(name: str, measure: str) -> bool:
    return find_indicator(name, measure) is not None


def _meets(target: Target, observation: Observation, nature: str) -> str:
    """How the observation's time meets the target's; one that may have been added up over a span proves the span alone."""
    meets = meet(target.period, observation.period, nature=nature)
    if observation.period_detail and meets == "whole":
        return "earlier"
    if not observation.period_or:
        return meets
    if observation.period_or == target.period:
        return "whole"
    return "wider" if meets == "whole" else meets


def _rank(target: Target, observation: Observation, meets: str, score: float) -> tuple[float | str, ...]:
    """What decides between answers: how the time fits, the likeness of names and whether they are the same to the letter, the grade of
    evidence, the same measure, the latest year, what was known last; then which one says more, and order."""
    fits = {"whole": 2.0, "earlier": 1.0, "wider": 0.0}[meets]
    span = years(observation.period)
    same = float(observation.measure == target.measure)
    letter = float(bare_name(observation.indicator) == bare_name(target.indicator))
    numbered = float(observation.quantum > 0)
    last = span[1] if span else 0
    return (fits, score, letter, GRADES.index(observation.grade), same, last, observation.known_on, numbered, -observation.start)


def _nature(target: Target) -> str:
    """Whether the number stands at a time, belongs to its very period, or adds up over it."""
    if target.measure in ("growth", "multiple"):
        return "rate"
    added = target.measure == "increment" or (target.measure == "level" and _is_work(target.indicator_id))
    return "total" if added else "state"


def _turned(target: Target, observation: Observation) -> bool:
    """Whether the two count in opposite directions. What is work done (脱贫, 减少贫困人口) is counted the same way by either word."""
    if target.polarity == observation.polarity:
        return False
    return not (_is_work(target.indicator_id) and _is_work(observation.indicator_id))


def _is_work(indicator_id: str) -> bool:
    known = catalogue().get(indicator_id)
    return known is not None and known.counts == "work"


def _after_promise(target: Target, observation: Observation) -> bool:
    """Whether a value on the way was seen after the promise was made: before, it is what the promise started from."""
    made, span = years(target.made_on), years(observation.period)
    return made is not None and span is not None and span[1] >= made[0]


@cache
def compound_parts(name: str) -> tuple[str, ...]:
    """The names that a name of several things holds, each with the ending they share; () for a name of one thing.

    >>> compound_parts("二氧化硫、氮氧化物排放量下降")
    ('二氧化硫排放量下降', '氮氧化物排放量下降')
    >>> compound_parts("新建农村公路")
    ()
    """
    for joiner in word_list("settlement_joiners"):
        pieces = name.split(joiner)
        if len(pieces) < 2 or not all(pieces):
            continue
        for ending in word_list("settlement_endings"):
            if ending in pieces[-1] and not pieces[-1].startswith(ending):
                tail = pieces[-1][pieces[-1].index(ending) :]
                return tuple(piece if piece.endswith(tail) else piece + tail for piece in pieces)
    return ()
