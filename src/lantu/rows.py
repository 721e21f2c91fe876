"""An annotation as plain rows for JSON lines: source offsets, the guide's field names. The same annotation gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from lantu.annotating import Annotation
from lantu.citations import cite_spans
from lantu.types import Citation, Document, Figure, Promise, Sentence, Strategy

__all__ = ["figure_row", "json_lines", "promise_row", "promise_rows", "sentence_row", "sentence_rows", "strategy_row", "strategy_rows"]


def json_lines(rows: Iterable[dict[str, Any]]) -> str:
    """Each row a line, fields in the order they were made, characters as they are.

    >>> json_lines([{"doc": "规划", "start": 0}])
    '{"doc": "规划", "start": 0}\\n'
    """
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


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


def promise_row(document: Document, promise: Promise, citation: Citation) -> dict[str, Any]:
    """One promise with the words of the source that it stands for; every field is there, and ``reasons`` says why one is empty."""
    return {
        "id": promise.id,
        "doc": document.name,
        "start": citation.start,
        "end": citation.end,
        "text": promise.text,
        "action": promise.action,
        "object": promise.object,
        "actor": promise.actor,
        "place": promise.place,
        "due": promise.due,
        "due_text": promise.due_text,
        "kind": promise.kind,
        "figures": [figure_row(document, figure) for figure in promise.figures],
        "headings": list(promise.headings),
        "lead_body": promise.lead_body,
        "responsible_bodies": list(promise.responsible_bodies),
        "named": {kind: list(names) for kind, names in promise.named.items()},
        "verifiable": promise.verifiable,
        "missing": list(promise.missing),
        "confidence": round(promise.confidence, 3),
        "reasons": dict(promise.reasons),
        "quote": citation.quote,
        "page": citation.page,
        "line": citation.line,
    }


def strategy_row(document: Document, strategy: Strategy) -> dict[str, Any]:
    """One named strategy; an empty ``expansion`` means that the document does not expand the name."""
    start, end = document.to_source(strategy.start, strategy.end)
    return {
        "doc": document.name,
        "start": start,
        "end": end,
        "name": strategy.name,
        "owner": strategy.owner,
        "expansion": list(strategy.expansion),
        "complete": strategy.complete,
        "evidence": None if strategy.evidence is None else list(document.to_source(*strategy.evidence)),
        "mentions": [list(document.to_source(*mention)) for mention in strategy.mentions],
        "quote": document.source_text[start:end],
    }


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


def promise_rows(annotation: Annotation) -> list[dict[str, Any]]:
    """A row a promise, in order."""
    document, promises = annotation.document, annotation.promises
    citations = cite_spans(document, ((promise.start, promise.end) for promise in promises))
    return [promise_row(document, promise, citation) for promise, citation in zip(promises, citations, strict=True)]


def strategy_rows(annotation: Annotation) -> list[dict[str, Any]]:
    """A row a strategy, in order."""
    return [strategy_row(annotation.document, strategy) for strategy in annotation.strategies]


def sentence_rows(annotation: Annotation) -> list[dict[str, Any]]:
    """A row a sentence, in order; the promises that a sentence holds are in its ``promises``."""
    rows = [sentence_row(annotation.document, sentence) for sentence in annotation.sentences]
    for promise, row in zip(annotation.promises, promise_rows(annotation), strict=True):
        rows[promise.sentence].setdefault("promises", []).append(row)
    return rows
