"""Findings about what is passed down: dues that come too late or are open above, promises that serve nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.findings.scene import Scene, mention_of
from lantu.statements.names import plain
from lantu.types import Finding, Link, Statement

__all__ = ["dues", "serving_nothing"]

_SURE = 0.7


def dues(scene: Scene) -> Iterator[Finding]:
    """A promise below that is due later than the one it serves, or has a date where the one above has none."""
    for link in scene.links:
        upper, lower = scene.by_number[link.upper], scene.by_number[link.lower]
        if link.confidence < _SURE or not any(reason.kind in ("same_project", "same_object", "same_indicator") for reason in link.reasons):
            continue
        above, below = _end(upper), _end(lower)
        if not _is_meant(link, lower):
            continue
        if above and below and _year(below) > _year(above):
            yield _finding(scene, "due_later", link, 0.95, upper_due=above, lower_due=below)
        elif not above and _has_own_date(lower) and _is_thing(link):
            yield _finding(scene, "due_open", link, 0.7, upper_due="", lower_due=below or lower.promise.due_text)


def _is_thing(link: Link) -> bool:
    """Whether one named thing is passed down, no strategy or phrase."""
    return any(reason.kind == "same_project" for reason in link.reasons)


def _is_meant(link: Link, lower: Statement) -> bool:
    """Whether the shared thing is what the lower promise does, not where or why it does it."""
    names = [reason.words for reason in link.reasons if reason.kind == "same_project"]
    return not names or any(name in plain(lower.promise.object) for name in names)


def _has_own_date(statement: Statement) -> bool:
    """Whether the promise itself says when, rather than a heading above it or its document's span."""
    return bool(statement.promise.due_text) and statement.promise.due_text in statement.promise.text


def _end(statement: Statement) -> str:
    return statement.promise.due.split("/")[-1]


def _year(due: str) -> int:
    return int(due[:4]) if due[:4].isdigit() else 0


def _finding(scene: Scene, kind: str, link: Link, weight: float, **values: str) -> Finding:
    upper, lower = scene.by_number[link.upper], scene.by_number[link.lower]
    return Finding(
        kind=kind,
        subject=link.reasons[0].words,
        here=upper.citations,
        there=lower.citations,
        values={"upper": scene.name(upper.owner), "lower": scene.name(lower.owner), **values},
        statements=(upper.number, lower.number),
        places=(upper.owner, lower.owner),
        weight=weight,
        confidence=link.confidence,
    )


def serving_nothing(scene: Scene) -> Iterator[Finding]:
    """A numeric target of a place below that no promise of the places around it asks for."""
    serving = {link.lower for link in scene.links} | {reference.statement for reference in scene.references}
    serving |= {part.statement for check in scene.sums for part in check.parts}
    seen: set[int] = set()
    for entry in scene.targets:
        statement = entry.statement
        if statement.number in serving or statement.number in seen or not scene.has_above(entry.owner):
            continue
        seen.add(statement.number)
        around = [scene.name(place.code) for place in scene.tree.above(entry.owner) if place.code in scene.speaking]
        yield Finding(
            kind="serves_nothing",
            subject=entry.figure.indicator,
            here=entry.statement.citations,
            values={"place": scene.name(entry.owner), "mention": mention_of(entry.figure), "above": around[0]},
            statements=(statement.number,),
            places=(entry.owner,),
            weight=0.5,
            confidence=0.8,
        )
