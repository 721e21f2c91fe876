"""Observations from what later documents report.

Comes in: an annotation. Goes out: an ``Observation`` for each figure of kind "result", in order, and for each change that is told in words
only. What stands in the part of a report that looks ahead is no result, unless its words say so. The grade follows from who speaks: the
same government's report is its own word; a statistics or audit office is not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lantu.annotating import Annotation
from lantu.figures.timing import running_periods
from lantu.indicators import catalogue, parse_name, resolve, scene_of
from lantu.observations.parts import is_past_in_plan, is_recalled_target, parts_ahead
from lantu.observations.told import Told, find_told
from lantu.quantities.periods import Period, find_periods
from lantu.quantities.precision import written_quantum
from lantu.rules import compile_pattern, word_list, word_set
from lantu.tree import heading_paths
from lantu.types import Document, Figure, Observation, Sentence

__all__ = ["annotation_observations"]

_AMOUNTS = ("level", "increment")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of a sentence: its text, the sentence that led to it in the same paragraph, where it starts, whether its part looks
    ahead, and the span that its part is of."""

    document: Document
    text: str
    led: str
    start: int
    ahead: bool
    running: Period | None
    grade: str

    @property
    def year(self) -> str:
        return self.document.metadata.year


def annotation_observations(annotation: Annotation) -> tuple[Observation, ...]:
    """Every reported figure. Grades of what a document says: ``grade_of``."""
    return tuple(_observations(annotation))


def _observations(annotation: Annotation) -> Iterator[Observation]:
    document, sentences = annotation.document, annotation.sentences
    running = running_periods(document, sentences, heading_paths(annotation.tree, len(sentences)))
    grade = grade_of(document)
    before = ""
    for sentence, ahead, period in zip(sentences, parts_ahead(annotation), running, strict=True):
        text = document.clean_text[sentence.start : sentence.end]
        led, before = "" if sentence.at_line_start else before, text
        if sentence.label in ("heading", "chrome"):
            continue
        yield from _of_sentence(_Scene(document, text, led, sentence.start, ahead, period, grade), sentence)


def _of_sentence(scene: _Scene, sentence: Sentence) -> Iterator[Observation]:
    for figure in sentence.figures:
        if figure.form == "grade" or not _is_result(scene, figure):
            continue
        yield _observation(scene, figure)
    if not scene.ahead and sentence.label != "promise":
        for told in find_told(scene.text, scene.year):
            yield _told_observation(scene, told)


def _is_result(scene: _Scene, figure: Figure) -> bool:
    if figure.kind != "result":
        return False
    if scene.year and figure.period and int(figure.period[-4:]) >= int(scene.year[:4]):
        return False  # a report cannot know the outturn of its own year
    start, end = figure.start - scene.start, figure.end - scene.start
    if is_recalled_target(scene.text, end):
        return False
    return not scene.ahead or is_past_in_plan(scene.text, start, end, figure, scene.year)


def _observation(scene: _Scene, figure: Figure) -> Observation:
    document = scene.document
    start, end = document.to_source(figure.start, figure.end)
    before = scene.text[: figure.start - scene.start]
    found = resolve(figure.indicator, figure.measure, figure.unit, before, scene.led)
    period, period_or = _period(scene, figure, found.id)
    return Observation(
        id=_identity(document, start, end),
        doc=document.name,
        start=start,
        end=end,
        quote=scene.text,
        mention=figure.mention,
        indicator=figure.indicator,
        place=figure.place or document.metadata.place,
        cmp=figure.cmp,
        value=figure.value,
        unit=figure.unit,
        measure=figure.measure,
        period=period,
        grade=scene.grade,
        indicator_id=found.id,
        value2=figure.value2,
        quantum=written_quantum(figure.mention, figure.value),
        polarity=parse_name(figure.indicator).polarity,
        period_detail="" if figure.period_detail in word_set("observations_year_ends") else figure.period_detail,
        period_or=period_or,
        known_on=document.metadata.date or document.metadata.year,
        scene=scene_of(figure.indicator, found, before, scene.led),
    )


def _told_observation(scene: _Scene, told: Told) -> Observation:
    document = scene.document
    start, end = document.to_source(scene.start + told.start, scene.start + told.end)
    return Observation(
        id=_identity(document, start, end),
        doc=document.name,
        start=start,
        end=end,
        quote=scene.text,
        mention=scene.text[told.start : told.end],
        indicator=told.name,
        place=document.metadata.place,
        cmp=told.cmp,
        value=0.0,
        unit="%",
        measure="growth",
        period=told.period,
        grade=scene.grade,
        indicator_id=told.indicator_id,
        known_on=document.metadata.date or document.metadata.year,
    )


def _identity(document: Document, start: int, end: int) -> str:
    return hashlib.sha256(f"{document.sha256 or document.name}|{start}|{end}".encode()).hexdigest()[:12]


def _period(scene: _Scene, figure: Figure, indicator_id: str) -> tuple[str, str]:
    """The period of a reported amount in a passage that tells of several years, and the span it may be of instead.

    What the catalogue counts as work adds up over the span; what it counts as a state stands at its end; of what it does not know, only a
    word of reaching says that it stands at the end.
    """
    before = scene.text[: figure.start - scene.start]
    spoken = find_periods(before, scene.year)
    span = spoken[-1] if spoken else scene.running
    if span is None or not span.known or not span.is_span or figure.measure not in _AMOUNTS or figure.period != str(span.last):
        return figure.period, ""
    whole = f"{span.first}/{span.last}"
    known = catalogue().get(indicator_id)
    if known is not None:
        return (whole, "") if known.counts == "work" else (figure.period, "")
    return figure.period, "" if _reaching().search(before) else whole


@cache
def _reaching() -> re.Pattern[str]:
    return compile_pattern("{observations_reaching}(?:{ge_before}|{about_before}|{le_before})?$")


def grade_of(document: Document) -> str:
    """The grade of what a document reports, by its issuing body, source and title."""
    speaker = " ".join((document.metadata.body, document.metadata.source, document.metadata.title))
    if any(word in speaker for word in word_list("observations_audit")):
        return "audit"
    if any(word in speaker for word in word_list("observations_statistics")):
        return "statistics"
    return "own_report"
