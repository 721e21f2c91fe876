"""Links from a statement of an upper place to those below that serve it.

A pair is looked at only where both meet under a key: a name, an indicator, a strategy, a stretch of the object's words. So the work grows
with the number of statements, not with its square. Each reason has a confidence of its own; several together make the link surer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from lantu.cascade.measures import measured
from lantu.places import PlaceTree
from lantu.promises.lexicon import specific_length, verb_groups
from lantu.rules import word_set
from lantu.statements.names import plain
from lantu.types import Link, Reason, Reference, Statement

__all__ = ["find_links"]

# Confidence of each reason alone; a reference has its own. Set by hand and held by tests/cases/links.jsonl (2026-11-24).
_SURE: Mapping[str, float] = {"same_project": 0.85, "same_indicator": 0.85, "same_object": 0.7}
# A name that the lower promise mentions without making it: where or why it does something else.
_ONLY_NAMED = 0.65
# A name that more owners use than this is everybody's; of one owner only so many statements under one key are looked at.
_MOST_OWNERS, _MOST_EACH = 40, 8
# The stretch of an object's words that two statements must share to be compared, and how alike they must then be.
_STRETCH, _ALIKE = 6, 0.72
_WINDOW = 3
_TELLING = 6


@dataclass(slots=True)
class _Bucket:
    """Statements under one key, by owner."""

    by_owner: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))

    def add(self, statement: Statement) -> None:
        here = self.by_owner[statement.owner]
        if len(here) < _MOST_EACH and statement not in here:
            here.append(statement)


def find_links(
    statements: Sequence[Statement], references: Iterable[Reference], tree: PlaceTree, years: Sequence[str] = ()
) -> tuple[Link, ...]:
    """Every link, by upper and lower number. ``years``: of each document the year its plan is for, "" where open."""
    speaking = {statement.owner for statement in statements if statement.owner}
    above = {owner: [place.code for place in tree.above(owner) if place.code in speaking] for owner in speaking}
    # Places with nobody above and nobody below pass nothing on.
    related = {owner for owner, around in above.items() if around} | {code for around in above.values() for code in around}
    owned = [statement for statement in statements if statement.owner in related]
    reasons: dict[tuple[int, int], dict[str, tuple[str, float]]] = defaultdict(dict)
    by_number = {statement.number: statement for statement in owned}
    for kind, buckets in (
        ("same_project", _by_names(owned)),
        ("same_indicator", _by_indicators(owned)),
        ("same_object", _by_objects(owned)),
    ):
        for words, bucket in buckets.items():
            if kind == "same_project" and len(bucket.by_owner) > _MOST_OWNERS:
                continue
            for upper, lower in _pairs(bucket, above):
                if _fits(kind, upper, lower, years):
                    sure = _SURE[kind] if kind != "same_project" or words in _thing(lower) else _ONLY_NAMED
                    reasons[upper.number, lower.number].setdefault(kind, (words, sure))
    for reference in references:
        upper_number, lower_number = reference.target.statement, reference.statement
        named, naming = by_number.get(upper_number or 0), by_number.get(lower_number or 0)
        if not named or not naming or named.owner not in above.get(naming.owner, ()) or reference.target.kind == "area":
            continue
        if not (years and _is_over(named, naming, years)):
            reasons[named.number, naming.number].setdefault("reference", (reference.target.name, reference.confidence))
    links = [Link(upper, lower, _sorted(found), _confidence(found)) for (upper, lower), found in sorted(reasons.items())]
    return tuple(links)


def _sorted(found: Mapping[str, tuple[str, float]]) -> tuple[Reason, ...]:
    return tuple(Reason(kind, _shown(words)) for kind, (words, _) in sorted(found.items(), key=lambda item: -item[1][1]))


def _shown(words: str) -> str:
    """A key as a person reads it: what stands before the bar."""
    return words.split("|", 1)[0]


def _confidence(found: Mapping[str, tuple[str, float]]) -> float:
    doubt = 1.0
    for _, sure in found.values():
        doubt *= 1 - sure
    return round(min(0.98, 1 - doubt), 3)


def _pairs(bucket: _Bucket, above: Mapping[str, list[str]]) -> Iterable[tuple[Statement, Statement]]:
    for owner, lowers in bucket.by_owner.items():
        for code in above[owner]:
            for upper in bucket.by_owner.get(code, ()):
                for lower in lowers:
                    yield upper, lower


def _by_names(statements: Iterable[Statement]) -> Mapping[str, _Bucket]:
    buckets: dict[str, _Bucket] = defaultdict(_Bucket)
    for statement in statements:
        for name in statement.names:
            buckets[name].add(statement)
    return buckets


def _by_indicators(statements: Iterable[Statement]) -> Mapping[str, _Bucket]:
    buckets: dict[str, _Bucket] = defaultdict(_Bucket)
    for statement in statements:
        for figure in statement.promise.figures:
            if figure.kind == "target" and not figure.place and (thing := measured(figure)).key:
                buckets[f"{thing.name}|{thing.key}"].add(statement)
    return buckets


def _by_objects(statements: Iterable[Statement]) -> Mapping[str, _Bucket]:
    """By every stretch of the object's words; what is general words all through is no ground."""
    buckets: dict[str, _Bucket] = defaultdict(_Bucket)
    for statement in statements:
        thing = _thing(statement)
        if len(thing) < _TELLING or specific_length(thing, 0, len(thing)) < 2 or statement.promise.figures:
            continue
        for stretch in _chosen(thing):
            buckets[stretch].add(statement)
    return buckets


def _chosen(thing: str) -> Iterable[str]:
    """Some stretches of an object: of every few that follow each other the first in order, so that like objects choose alike.

    >>> list(_chosen("云江大桥连接线工程项目"))
    ['云江大桥连接', '大桥连接线工', '接线工程项目']

    Two objects that share a run of ``_STRETCH + _WINDOW - 1`` characters share a chosen stretch, at a third of the memory of all.
    """
    stretches = [thing[start : start + _STRETCH] for start in range(len(thing) - _STRETCH + 1)]
    return dict.fromkeys(min(stretches[start : start + _WINDOW]) for start in range(max(1, len(stretches) - _WINDOW + 1)))


def _thing(statement: Statement) -> str:
    return plain(statement.promise.object)


def _fits(kind: str, upper: Statement, lower: Statement, years: Sequence[str]) -> bool:
    """Whether a pair that meets under a key can be one thing passed down."""
    if years and _is_over(upper, lower, years):
        return False
    if kind == "same_object":
        return _same_act(upper, lower) and _likeness(_thing(upper), _thing(lower)) >= _ALIKE
    return True


def _is_over(upper: Statement, lower: Statement, years: Sequence[str]) -> bool:
    """Whether the upper promise ends before the lower document's year; one without a date ends with its document's year."""
    end, start = upper.promise.due.split("/")[-1][:4] or years[upper.document], years[lower.document]
    return bool(end and start) and end < start


def _same_act(upper: Statement, lower: Statement) -> bool:
    one, other = upper.promise.action, lower.promise.action
    if one == other:
        return True
    groups = verb_groups()
    return groups.get(one) == groups.get(other) and groups.get(one) in ("build", "rule", "drive")


def _likeness(one: str, other: str) -> float:
    """Dice of pairs of characters, 0 to 1; 0 where a word that tells things apart stands on one side only.

    >>> _likeness("云江大桥建设", "云江大桥建设"), _likeness("云江东桥", "云江西桥") < 0.5
    (1.0, True)
    """
    first, second = _grams(one), _grams(other)
    if not first or not second:
        return 0.0
    apart = {character for character in set(one) ^ set(other) if character in word_set("plan_distinguishing") or character.isdigit()}
    return 0.0 if apart else 2 * len(first & second) / (len(first) + len(second))


@cache
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))
