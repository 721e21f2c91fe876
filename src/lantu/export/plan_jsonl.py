"""A plan as JSON lines: an object a document, place, statement, reference, link, renaming, sum, finding, life; ``type`` says which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lantu.plans import Plan
from lantu.rows import figure_row
from lantu.types import Citation, Figure, Part, Referent

__all__ = ["plan_records", "to_plan_jsonl"]


def to_plan_jsonl(plan: Plan) -> bytes:
    """UTF-8, one object a line. The same plan gives the same bytes."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in plan_records(plan)).encode("utf-8", "replace")


def plan_records(plan: Plan) -> Iterator[dict[str, Any]]:
    """Every record. Offsets count ``source_text``; places are codes with their names beside them."""
    yield from _documents(plan)
    yield from _places(plan)
    yield from _statements(plan)
    yield from _references(plan)
    yield from _links(plan)
    yield from _sums(plan)
    for number, finding in enumerate(plan.findings, 1):
        yield {
            "type": "finding",
            "number": number,
            "kind": finding.kind,
            "subject": finding.subject,
            "values": dict(finding.values),
            "here": [_citation(one) for one in finding.here],
            "there": [_citation(one) for one in finding.there],
            "statements": list(finding.statements),
            "places": [plan.name(code) for code in finding.places],
            "weight": round(finding.weight, 3),
            "confidence": round(finding.confidence, 3),
        }
    yield from _lives(plan)


def _documents(plan: Plan) -> Iterator[dict[str, Any]]:
    for index, document in enumerate(plan.documents):
        yield {
            "type": "document",
            "index": index,
            "doc": plan.ledger.documents[index].name,
            "title": document.title,
            "place": plan.name(document.place),
            "place_code": document.place,
            "body": document.body,
            "date": document.date,
            "span": document.span,
            "genre": document.genre,
            "reasons": dict(document.reasons),
        }


def _places(plan: Plan) -> Iterator[dict[str, Any]]:
    """The places that speak and those around them."""
    codes = dict.fromkeys(one.code for place in plan.speaking() for one in (*reversed(plan.places.above(place.code)), place))
    for code in codes:
        place = plan.places.get(code)
        if place:
            yield {
                "type": "place",
                "code": code,
                "name": place.name,
                "aliases": list(place.aliases),
                "level": place.level,
                "parent": place.parent,
                "parent_name": plan.name(place.parent),
                "valid_from": place.valid_from,
                "source": place.source,
            }


def _statements(plan: Plan) -> Iterator[dict[str, Any]]:
    for statement in plan.statements:
        promise, document = statement.promise, plan.ledger.documents[statement.document]
        yield {
            "type": "statement",
            "number": statement.number,
            "id": promise.id,
            "owner": plan.name(statement.owner),
            "owner_code": statement.owner,
            "text": promise.text,
            "due": promise.due,
            "due_text": promise.due_text,
            "kind": promise.kind,
            "names": list(statement.names),
            "figures": [figure_row(document, figure) for figure in promise.figures],
            "rows": list(statement.rows),
            "citations": [_citation(one) for one in statement.citations],
        }


def _references(plan: Plan) -> Iterator[dict[str, Any]]:
    for reference in plan.references:
        yield {
            "type": "reference",
            "from": plan.name(reference.speaker),
            "from_code": reference.speaker,
            "citation": _citation(reference.citation),
            "statement": reference.statement,
            "to": _referent(plan, reference.target),
            "rule": reference.rule_id,
            "confidence": round(reference.confidence, 3),
        }


def _referent(plan: Plan, target: Referent) -> dict[str, Any]:
    return {
        "kind": target.kind,
        "name": target.name,
        "place": plan.name(target.place),
        "place_code": target.place,
        "document": None if target.document is None else plan.ledger.documents[target.document].name,
        "statement": target.statement,
        "citation": _citation(target.citation) if target.citation else None,
        "wanted": target.wanted,
        "reason": target.reason,
    }


def _links(plan: Plan) -> Iterator[dict[str, Any]]:
    for link in plan.links:
        upper, lower = plan.by_number[link.upper], plan.by_number[link.lower]
        yield {
            "type": "link",
            "upper": link.upper,
            "lower": link.lower,
            "upper_owner": plan.name(upper.owner),
            "lower_owner": plan.name(lower.owner),
            "upper_citation": _citation(upper.citations[0]),
            "lower_citation": _citation(lower.citations[0]),
            "reasons": [{"kind": reason.kind, "words": reason.words} for reason in link.reasons],
            "confidence": link.confidence,
        }
    for pair in plan.renamings:
        yield {
            "type": "renaming",
            "names": list(pair.names),
            "owners": [plan.name(owner) for owner in pair.owners],
            "change": pair.change,
            "confidence": pair.confidence,
            "citations": [_citation(one) for one in pair.citations],
        }


def _sums(plan: Plan) -> Iterator[dict[str, Any]]:
    for check in plan.sums:
        yield {
            "type": "sum",
            "whole": _part(plan, check.whole),
            "parts": [_part(plan, part) for part in check.parts],
            "unit": check.unit,
            "measure": check.measure,
            "period": check.period,
            "way": check.way,
            "total": check.total,
            "remainder": check.remainder,
            "verdict": check.verdict,
            "missing": [plan.name(code) for code in check.missing],
            "reason": check.reason,
        }


def _part(plan: Plan, part: Part) -> dict[str, Any]:
    return {
        "place": plan.name(part.place),
        "statement": part.statement,
        "indicator": part.indicator,
        "cmp": part.cmp,
        "value": part.value,
        "value2": part.value2,
        "citation": _citation(part.citation),
    }


def _lives(plan: Plan) -> Iterator[dict[str, Any]]:
    for life in plan.lives:
        yield {
            "type": "life",
            "indicator": life.indicator,
            "name": life.name,
            "place": plan.name(life.place),
            "stages": [
                {
                    "year": stage.year,
                    "change": stage.change,
                    **_value(stage.figure),
                    "words": stage.words,
                    "citation": _citation(stage.citation) if stage.citation else None,
                }
                for stage in life.stages
            ],
        }


def _value(figure: Figure | None) -> dict[str, Any]:
    if figure is None:
        return {"mention": "", "cmp": "", "value": None, "value2": None, "unit": ""}
    return {"mention": figure.mention, "cmp": figure.cmp, "value": figure.value, "value2": figure.value2, "unit": figure.unit}


def _citation(citation: Citation) -> dict[str, Any]:
    row: dict[str, Any] = {"doc": citation.doc, "start": citation.start, "end": citation.end, "quote": citation.quote}
    if citation.clean and citation.clean != citation.quote:
        row["clean"] = citation.clean
    for name in ("page", "line", "paragraph", "cell"):
        if (value := getattr(citation, name)) is not None:
            row[name] = value
    return row
