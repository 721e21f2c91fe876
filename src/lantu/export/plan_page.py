"""What ``plan.html`` knows: places, documents, promises, links, references, findings, compared and lives, as plain JSON values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from lantu.citations import link_to
from lantu.export.page_lines import utf16_offset
from lantu.export.plan_cells import shown_figure, shown_name
from lantu.export.plan_wording import finding_text, load_plan_words
from lantu.export.wording import date_text, figure_text, location_text
from lantu.export.words import LANGUAGES, load_words
from lantu.lives.compare import compare_documents
from lantu.plans import Plan
from lantu.rules import load_mapping
from lantu.types import Citation, Statement

__all__ = ["plan_page_data"]

_NAMES = ("kinds", "reasons", "targets", "verdicts", "changes", "genres")
# With more documents than this a page of every promise would be too heavy to open: those that stand alone are left to the other formats.
_ALL_PROMISES = 60
_MOST_COMPARED = 40


class _Citations:
    """Citations with the sentence around them, each kept once; other parts hold their numbers."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.numbers: dict[Citation, int] = {}
        self.index = {document.name: index for index, document in enumerate(plan.ledger.documents)}
        self.starts = [[sentence.start for sentence in annotation.sentences] for annotation in plan.ledger.annotations]
        self.words = [load_words(language) for language in LANGUAGES]

    def add(self, citation: Citation) -> int:
        return self.numbers.setdefault(citation, len(self.numbers))

    def all(self, citations: Iterable[Citation]) -> list[int]:
        return [self.add(citation) for citation in citations]

    def records(self) -> list[dict[str, Any]]:
        """Each with its document, the sentence's words, where in them it stands (UTF-16 units), its place and its address."""
        return [self._record(citation) for citation in self.numbers]

    def _record(self, citation: Citation) -> dict[str, Any]:
        index = self.index[citation.doc]
        annotation = self.plan.ledger.annotations[index]
        document = annotation.document
        start = document.offsets.to_clean(citation.start)
        end = min(len(document.clean_text), start + len(citation.clean or citation.quote))
        at = max(0, bisect_right(self.starts[index], start) - 1)
        sentence = annotation.sentences[at]
        first, last = min(sentence.start, start), max(sentence.end, end)
        text = document.clean_text[first:last]
        return {
            "doc": index,
            "speaker": self.plan.speeches[index].speakers[at],
            "text": text,
            "span": [utf16_offset(text, start - first), utf16_offset(text, end - first)],
            "where": [location_text(citation, words) for words in self.words],
            "link": link_to(document, citation),
        }


def plan_page_data(plan: Plan, language: str) -> dict[str, Any]:
    """Everything that ``data/page/plan.js`` reads."""
    table, citations = load_mapping("plan"), _Citations(plan)
    shown = _shown_statements(plan)
    data: dict[str, Any] = {
        "language": language,
        "words": dict(load_mapping("page/plan_words")),
        "names": {group: table[group] for group in _NAMES},
        "partial": len(shown) < len(plan.statements),
        "counts": {
            "documents": len(plan.documents),
            "promises": len(plan.statements),
            "links": len(plan.links),
            "references": len(plan.references),
            "findings": len(plan.findings),
        },
        "places": _places(plan),
        "documents": [_document(plan, index) for index in range(len(plan.documents))],
        "statements": [_statement(plan, statement, citations) for statement in shown],
        "links": [
            [link.upper, link.lower, round(link.confidence, 2), [[reason.kind, reason.words] for reason in link.reasons]]
            for link in plan.links
        ],
        "references": _references(plan, citations),
        "findings": _findings(plan, citations),
        "compared": _compared(plan, citations),
        "lives": _lives(plan, citations),
    }
    data["citations"] = citations.records()
    return data


def _shown_statements(plan: Plan) -> Sequence[Statement]:
    if len(plan.documents) <= _ALL_PROMISES:
        return plan.statements
    telling = {number for link in plan.links for number in (link.upper, link.lower)}
    telling |= {reference.statement for reference in plan.references if reference.statement}
    telling |= {number for finding in plan.findings for number in finding.statements}
    return [statement for statement in plan.statements if statement.number in telling]


def _places(plan: Plan) -> list[dict[str, Any]]:
    """The places that speak and those around them, outer ones first."""
    codes = dict.fromkeys(one.code for place in plan.speaking() for one in (*reversed(plan.places.above(place.code)), place))
    found = [place for code in codes if (place := plan.places.get(code))]
    return [{"code": place.code, "name": place.name, "parent": place.parent, "level": place.level} for place in found]


def _document(plan: Plan, index: int) -> dict[str, Any]:
    document = plan.documents[index]
    return {
        "title": document.title,
        "label": plan.label(index),
        "place": document.place,
        "body": document.body,
        "date": document.date,
        "span": [date_text(document.span, load_words(language)) for language in LANGUAGES],
        "genre": document.genre,
    }


def _statement(plan: Plan, statement: Statement, citations: _Citations) -> dict[str, Any]:
    promise = statement.promise
    titles = {plan.documents[statement.document].title, plan.ledger.annotations[statement.document].tree.title}
    return {
        "number": statement.number,
        "document": statement.document,
        "owner": statement.owner,
        "text": promise.text,
        "due": [date_text(promise.due, load_words(language)) or promise.due_text for language in LANGUAGES],
        "figures": [[figure_text(figure, load_words(language), due=promise.due) for language in LANGUAGES] for figure in promise.figures],
        "headings": [heading for heading in promise.headings if heading not in titles],
        "citations": citations.all(statement.citations),
    }


def _references(plan: Plan, citations: _Citations) -> list[dict[str, Any]]:
    return [
        {
            "speaker": reference.speaker,
            "citation": citations.add(reference.citation),
            "statement": reference.statement,
            "kind": reference.target.kind,
            "name": reference.target.name,
            "place": reference.target.place,
            "document": reference.target.document,
            "target": reference.target.statement,
            "there": citations.add(reference.target.citation) if reference.target.citation else None,
            "wanted": reference.target.wanted,
            "confidence": round(reference.confidence, 2),
        }
        for reference in plan.references
    ]


def _findings(plan: Plan, citations: _Citations) -> list[dict[str, Any]]:
    words = [load_plan_words(language) for language in LANGUAGES]
    return [
        {
            "kind": finding.kind,
            "text": [finding_text(finding, one) for one in words],
            "here": citations.all(finding.here),
            "there": citations.all(finding.there),
            "statements": list(finding.statements),
            "places": list(finding.places),
            "confidence": round(finding.confidence, 2),
        }
        for finding in plan.findings
    ]


def _compared(plan: Plan, citations: _Citations) -> dict[str, Any]:
    """The compared of documents; of more than fit side by side none."""
    if not 1 < len(plan.documents) <= _MOST_COMPARED:
        return {"rows": []}
    words = [load_plan_words(language) for language in LANGUAGES]
    rows = []
    for row in compare_documents(plan.ledger, plan.statements).rows:
        if sum(cell is not None for cell in row.cells) < 2:
            continue
        cells = [[[shown_figure(cell.figure, one) for one in words], citations.add(cell.citation)] if cell else None for cell in row.cells]
        figure = next(cell.figure for cell in row.cells if cell)
        rows.append({"name": [shown_name(row.name, figure, one) for one in words], "cells": cells, "change": row.change})
    return {"rows": rows}


def _lives(plan: Plan, citations: _Citations) -> list[dict[str, Any]]:
    words = [load_plan_words(language) for language in LANGUAGES]
    return [
        {
            "name": [shown_name(life.name, next((stage.figure for stage in life.stages if stage.figure), None), one) for one in words],
            "indicator": life.indicator,
            "place": life.place,
            "stages": [
                {
                    "year": stage.year,
                    "change": stage.change,
                    "shown": [shown_figure(stage.figure, one) for one in words] if stage.figure else None,
                    "citation": citations.add(stage.citation) if stage.citation else None,
                }
                for stage in life.stages
            ],
        }
        for life in plan.lives
    ]
