"""Observations from what later documents report.

Comes in: an annotation. Goes out: an ``Observation`` for each figure of kind "result", in order. The grade follows from who speaks: the
same government's report is its own word; a statistics or audit office is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from lantu.annotating import Annotation
from lantu.indicators import find_indicator, parse_name
from lantu.quantities.precision import written_quantum
from lantu.rules import word_list
from lantu.types import Document, Figure, Observation, Sentence

__all__ = ["annotation_observations"]


def annotation_observations(annotation: Annotation) -> tuple[Observation, ...]:
    """Every reported figure. Grades of what a document says: ``grade_of``."""
    return tuple(_observations(annotation))


def _observations(annotation: Annotation) -> Iterator[Observation]:
    document = annotation.document
    grade = grade_of(document)
    for sentence in annotation.sentences:
        for figure in sentence.figures:
            if figure.kind == "result" and figure.form != "grade":
                yield _observation(document, sentence, figure, grade)


def _observation(document: Document, sentence: Sentence, figure: Figure, grade: str) -> Observation:
    start, end = document.to_source(figure.start, figure.end)
    indicator = find_indicator(figure.indicator, figure.measure)
    return Observation(
        id=hashlib.sha256(f"{document.sha256 or document.name}|{start}|{end}".encode()).hexdigest()[:12],
        doc=document.name,
        start=start,
        end=end,
        quote=document.clean_text[sentence.start : sentence.end],
        mention=figure.mention,
        indicator=figure.indicator,
        place=figure.place or document.metadata.place,
        cmp=figure.cmp,
        value=figure.value,
        unit=figure.unit,
        measure=figure.measure,
        period=figure.period,
        grade=grade,
        indicator_id=indicator.id if indicator else "",
        value2=figure.value2,
        quantum=written_quantum(figure.mention, figure.value),
        polarity=parse_name(figure.indicator).polarity,
        period_detail=figure.period_detail,
        known_on=document.metadata.date or document.metadata.year,
    )


def grade_of(document: Document) -> str:
    """The grade of what a document reports, by its issuing body, source and title."""
    speaker = " ".join((document.metadata.body, document.metadata.source, document.metadata.title))
    if any(word in speaker for word in word_list("observations_audit")):
        return "audit"
    if any(word in speaker for word in word_list("observations_statistics")):
        return "statistics"
    return "own_report"
