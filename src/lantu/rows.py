"""An annotation as plain rows for JSON lines: source offsets, the guide's field names."""

from __future__ import annotations

from typing import Any

from lantu.annotating import Annotation
from lantu.types import Document, Figure, Sentence

__all__ = ["figure_row", "sentence_row", "sentence_rows"]


def figure_row(document: Document, figure: Figure) -> dict[str, Any]:
    """One figure, ``start`` and ``end`` counting ``source_text``."""
    start, end = document.to_source(figure.start, figure.end)
    row: dict[str, Any] = {
        "start": start,
        "end": end,
        "mention": document.source_text[start:end],
        "kind": figure.kind,
        "indicator": figure.indicator,
        "place": figure.place,
        "cmp": figure.cmp,
        "value": figure.value,
        "unit": figure.unit,
        "measure": figure.measure,
        "period": figure.period,
        "form": figure.form,
    }
    if figure.value2 is not None:
        row["value2"] = figure.value2
    if figure.period_detail:
        row["period_detail"] = figure.period_detail
    row["confidence"] = round(figure.confidence, 3)
    if figure.reasons:
        row["reasons"] = dict(figure.reasons)
    return row


def sentence_row(document: Document, sentence: Sentence) -> dict[str, Any]:
    """One sentence with its figures."""
    start, end = document.to_source(sentence.start, sentence.end)
    row: dict[str, Any] = {"doc": document.name, "start": start, "end": end, "label": sentence.label}
    if sentence.level is not None:
        row["level"] = sentence.level
    row["text"] = document.clean_text[sentence.start : sentence.end]
    row["confidence"] = round(sentence.confidence, 3)
    row["figures"] = [figure_row(document, figure) for figure in sentence.figures]
    return row


def sentence_rows(annotation: Annotation) -> list[dict[str, Any]]:
    """A row a sentence, in order."""
    return [sentence_row(annotation.document, sentence) for sentence in annotation.sentences]
