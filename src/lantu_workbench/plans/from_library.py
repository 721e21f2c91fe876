"""From the library's plan to plain values: numbers of statements become keys of promises, citations carry their document's key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lantu import Citation
from lantu.export import finding_text, load_plan_words, load_words, location_text
from lantu.plans import Plan

__all__ = ["plan_as_dict"]


def plan_as_dict(plan: Plan) -> dict[str, Any]:
    """``documents`` (how many), ``links`` and ``findings``. The documents' names must be their keys."""
    keys = {row.number: f"{plan.ledger.document_of(row).name}-{row.promise.id}" for row in plan.ledger.rows}
    of_statement = {statement.number: keys[statement.rows[0]] for statement in plan.statements}
    links = [
        {
            "upper": of_statement[link.upper],
            "lower": of_statement[link.lower],
            "reasons": [[reason.kind, reason.words] for reason in link.reasons],
            "confidence": round(link.confidence, 4),
        }
        for link in plan.links
    ]
    findings = [
        {
            "kind": finding.kind,
            "subject": finding.subject,
            "zh": finding_text(finding, load_plan_words("zh")),
            "en": finding_text(finding, load_plan_words("en")),
            "weight": finding.weight,
            "confidence": round(finding.confidence, 4),
            "here": _sides(finding.here),
            "there": _sides(finding.there),
        }
        for finding in plan.findings
    ]
    return {"documents": len(plan.documents), "links": links, "findings": findings}


def _sides(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    return [
        {
            "document": citation.doc,
            "start": citation.start,
            "end": citation.end,
            "quote": citation.clean or citation.quote,
            "zh": location_text(citation, load_words("zh")),
            "en": location_text(citation, load_words("en")),
        }
        for citation in citations
    ]
