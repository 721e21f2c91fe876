"""The promised figures of a document that a later one can settle.

Comes in: an annotation. Goes out: ``Target`` records in order, with everything that a verdict needs; one whose time the document leaves
open stays in the list with the reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lantu.annotating import Annotation
from lantu.indicators import catalogue, parse_name, resolve, scene_of
from lantu.quantities.precision import written_quantum
from lantu.settlement.direction import find_direction
from lantu.settlement.hindsight import looks_back
from lantu.types import Figure, Promise, Sentence, Target

__all__ = ["find_targets"]


def find_targets(annotation: Annotation) -> tuple[Target, ...]:
    """Every target figure of the promises, and those of other sentences that are marked as targets; none of sentences that look back."""
    return tuple(_targets(annotation))


def _targets(annotation: Annotation) -> Iterator[Target]:
    owners = {(figure.start, figure.end): promise for promise in annotation.promises for figure in promise.figures}
    seen: dict[str, int] = {}
    text = annotation.document.clean_text
    scenes = ("", *(text[one.start : one.end] for one in annotation.sentences))
    for sentence, scene, back in zip(annotation.sentences, scenes, looks_back(annotation), strict=False):
        if back:
            continue
        before: Figure | None = None
        for figure in sentence.figures:
            if figure.kind == "target" and figure.form != "grade":
                promise = owners.get((figure.start, figure.end))
                led = "" if sentence.at_line_start else scene
                yield _target(annotation, sentence, led, figure, promise, _baseline(before, figure), seen)
            before = figure


def _target(
    annotation: Annotation,
    sentence: Sentence,
    scene: str,
    figure: Figure,
    promise: Promise | None,
    baseline: Figure | None,
    seen: dict[str, int],
) -> Target:
    document = annotation.document
    span = (promise.start, promise.end) if promise else (sentence.start, sentence.end)
    before = document.clean_text[sentence.start : figure.start]
    found = resolve(figure.indicator, figure.measure, figure.unit, before, scene)
    indicator = catalogue().get(found.id)
    direction, rule = find_direction(indicator, figure.indicator, figure.cmp, figure.measure)
    start, end = document.to_source(figure.start, figure.end)
    words = document.clean_text[span[0] : span[1]]
    period = figure.period or (promise.due[:9] if promise else "")
    return Target(
        id=_identity(promise.id if promise else "", figure, words, seen),
        promise=promise.id if promise else "",
        doc=document.name,
        start=start,
        end=end,
        quote=words,
        mention=figure.mention,
        indicator=figure.indicator,
        place=figure.place or document.metadata.place,
        cmp=figure.cmp,
        value=figure.value,
        unit=figure.unit,
        measure=figure.measure,
        period=period,
        direction=direction,
        direction_rule=rule,
        indicator_id=found.id,
        value2=figure.value2,
        quantum=written_quantum(figure.mention, figure.value),
        polarity=parse_name(figure.indicator).polarity,
        made_on=document.metadata.date or document.metadata.year or document.metadata.span[:4],
        open_reason="" if period else figure.reasons.get("period", "not stated"),
        baseline=baseline.value if baseline else None,
        baseline_period=baseline.period if baseline else "",
        scene=scene_of(figure.indicator, found, before, scene),
    )


def _baseline(before: Figure | None, figure: Figure) -> Figure | None:
    """The number directly before a figure in its sentence, where it is the start of the same change."""
    if before is None or before.kind != "result" or (before.unit, before.measure) != (figure.unit, figure.measure):
        return None
    return before if before.indicator == figure.indicator else None


def _identity(promise: str, figure: Figure, words: str, seen: dict[str, int]) -> str:
    key = f"{promise}|{''.join(words.split())}|{figure.mention}|{figure.indicator}"
    seen[key] = seen.get(key, -1) + 1
    return hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:12]
