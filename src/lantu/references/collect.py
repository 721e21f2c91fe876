"""All references of a collection, in the order of the documents.

The order in which they are looked for decides between two that name the same words: strategies by name, then forms, then areas and bodies,
then things of another's that a promise names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lantu.annotating import Annotation
from lantu.citations import cite_spans
from lantu.places import PlaceTree, Speech
from lantu.references.bodies import AreaNames, body_references
from lantu.references.forms import FormFinder, Taken
from lantu.references.goals import GoalIndex
from lantu.references.raw import Raw
from lantu.references.scene import Scene
from lantu.references.strategies import StrategyIndex
from lantu.rules import compile_pattern
from lantu.types import Reference, Referent, Statement

__all__ = ["find_references"]

# A thing that more owners name than this is nobody's own.
_MOST_OWNERS = 6
_STRATEGY_RULE = "reference.strategy"
_AREA_RULE, _AREA_STRENGTH = "reference.area", 0.85


def find_references(
    annotations: Sequence[Annotation], speeches: Sequence[Speech], tree: PlaceTree, statements: Sequence[Statement]
) -> tuple[Reference, ...]:
    """Every reference. ``annotations`` and ``speeches`` have one entry a document."""
    scene = Scene(annotations, speeches, tree, statements)
    strategies = StrategyIndex(scene)
    forms, areas = FormFinder(scene, GoalIndex(scene, strategies)), AreaNames(tree)
    by_document: dict[int, list[Raw]] = defaultdict(list)
    for raw in strategies.references():
        by_document[raw.passage.document].append(raw)
    for raw in _area_references(scene, strategies):
        by_document[raw.passage.document].append(raw)
    found: list[Reference] = []
    for document in range(len(annotations)):
        raws = by_document[document]
        taken: Taken = [(raw.target_start, raw.target_end) for raw in raws]
        for passage in scene.passages(document):
            raws += forms.find(passage, taken)
            raws += body_references(scene, areas, passage)
        found += _cited(scene, document, raws)
    return tuple(_without_own(found))


def _without_own(references: list[Reference]) -> Iterator[Reference]:
    """What only one place says to "carry out" and no place is named in, may be its own strategy: it is left out."""
    users: dict[str, set[str]] = defaultdict(set)
    for reference in references:
        users[reference.target.name].add(reference.speaker)
    for reference in references:
        alone = len(users[reference.target.name]) == 1 and not reference.target.place
        carried_out = compile_pattern("^{references_carry_out}").match(reference.citation.clean)
        if not (reference.rule_id == _STRATEGY_RULE and alone and carried_out):
            yield reference


def _area_references(scene: Scene, strategies: StrategyIndex) -> Iterator[Raw]:
    """Things that one place names and another sets, looked up by their names: to the nearest above, else beside, else below."""
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for statement in scene.statements:
        for name in statement.names:
            by_name[name].append(statement)
    for name, statements in by_name.items():
        owners = {statement.owner for statement in statements if statement.owner}
        if not 1 < len(owners) <= _MOST_OWNERS or strategies.holds_abbreviation(name):
            continue
        for statement in statements:
            others = [other for other in statements if _can_set(scene, statement.owner, other.owner)]
            setter = min(others, key=lambda other: _distance(scene, statement.owner, other.owner), default=None)
            span = _find(name, statement.promise.text)
            if setter is None or span is None or not statement.owner:
                continue
            start, end = (statement.promise.start + offset for offset in span)
            target = Referent("area", name, setter.owner, setter.document, setter.number, setter.citations[0], "named there too")
            passage = scene.passage(statement.document, statement.promise.sentence)
            yield Raw(passage, start, end, start, end, target, _AREA_RULE, _AREA_STRENGTH)


def _can_set(scene: Scene, speaker: str, other: str) -> bool:
    """Whether another owner stands above or below the speaker, or beside it in one city.

    Of two provinces that name one thing neither leans on the other.
    """
    if not speaker or not other or speaker == other:
        return False
    if scene.is_above(other, speaker) or scene.is_above(speaker, other):
        return True
    common = scene.tree.common([speaker, other])
    return common is not None and common.level in ("city", "county", "zone")


def _distance(scene: Scene, speaker: str, other: str) -> tuple[int, int]:
    """How far another owner is: those above first, the nearest of them; then those beside; then those below."""
    chain = [place.code for place in scene.tree.above(speaker)]
    if other in chain:
        return 0, chain.index(other)
    return (2, 0) if scene.is_above(speaker, other) else (1, 0)


def _find(name: str, text: str) -> tuple[int, int] | None:
    match = re.search(r"\W*".join(map(re.escape, name)), text)
    return match.span() if match else None


def _cited(scene: Scene, document: int, raws: list[Raw]) -> list[Reference]:
    ordered = sorted(raws, key=lambda raw: (raw.passage.sentence, raw.start, raw.end, raw.rule_id))
    citations = cite_spans(scene.annotations[document].document, [(raw.start, raw.end) for raw in ordered])
    found = []
    for raw, citation in zip(ordered, citations, strict=True):
        statement = scene.statement_at(document, raw.start, raw.end, raw.passage.sentence)
        found.append(
            Reference(
                document=document,
                sentence=raw.passage.sentence,
                speaker=raw.passage.speaker.code if raw.passage.speaker else "",
                citation=citation,
                target=raw.target,
                rule_id=raw.rule_id,
                confidence=raw.confidence,
                statement=statement.number if statement else None,
            )
        )
    return found
