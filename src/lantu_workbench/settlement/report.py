"""The settlement report: the verdicts as the library's rows, called by the titles of documents, for its files and for the printed page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from lantu.export import render_settlement
from lantu_workbench.base.access import Access
from lantu_workbench.base.words import language, say
from lantu_workbench.documents.queries import documents
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.ledger.queries import versions
from lantu_workbench.settlement.models import Evidence, Verdict
from lantu_workbench.settlement.proof_page import shown_parts
from lantu_workbench.settlement.queries import Seen, sees_office, tables

__all__ = ["CONTENT_TYPES", "Reported", "report_file", "report_rows"]

# What a report may hold; more is read in the ledger, or filtered first.
MOST = 3000
CONTENT_TYPES = {
    ".jsonl": "application/x-ndjson",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
}


class Reported:
    """One promise of the report: its verdict and the parts that the reader may see."""

    def __init__(self, verdict: Verdict, parts: list[dict[str, Any]]) -> None:
        self.verdict, self.parts = verdict, parts


def report_rows(access: Access, query: QueryDict) -> list[Reported]:
    """What the ledger's address names and is judged, in the order of its documents: eight queries. Raises ValidationError for too much."""
    at = as_of(query)
    entries = LEDGER_FILTERS.apply(versions(access, at), query)
    rows = at.narrow(Verdict.objects.filter(promise__in=entries.order_by().values("promise"))).select_related(
        "promise__document__unit", "version"
    )
    found = list(rows.prefetch_related("signatures").order_by("promise__document_id", "version__start", "pk")[: MOST + 1])
    if len(found) > MOST:
        raise ValidationError(say("settlement.too_many", most=MOST))
    seen = _seen(access, found)
    return [
        Reported(verdict, shown_parts(verdict, seen[verdict.pk], whole=sees_office(access, verdict.promise.document))) for verdict in found
    ]


def _seen(access: Access, found: list[Verdict]) -> dict[int, Seen]:
    """Of each verdict the evidence that somebody may see."""
    pieces = list(Evidence.objects.filter(verdict__in=[verdict.pk for verdict in found]))
    shown = {document.pk: document for document in documents(access).filter(pk__in={piece.document_id for piece in pieces})}
    known = {table.pk: table for table in tables(access, withdrawn=True).filter(pk__in={piece.table_id for piece in pieces})}
    seen: dict[int, Seen] = {verdict.pk: Seen({}) for verdict in found}
    for piece in pieces:
        source = shown.get(piece.document_id) or known.get(piece.table_id)
        if source:
            seen[piece.verdict_id].sources[piece.part, piece.position] = source
    return seen


def report_file(access: Access, query: QueryDict, ending: str) -> bytes:
    """The report in one of the library's formats. Raises ExportError for another."""
    rows = report_rows(access, query)
    titles = _titles(access)
    return render_settlement([_named(part, titles) for row in rows for part in _library_parts(row)], ending, language=language())


def _library_parts(row: Reported) -> Iterator[dict[str, Any]]:
    """The parts as the library writes them. Where a second reviewer decided, their verdict is the part's, and their words its reason."""
    for part in row.parts:
        kept = {name: value for name, value in part.items() if name != "hidden"}
        if row.verdict.basis == "dispute":
            kept |= {"verdict": row.verdict.verdict, "rule": row.verdict.rule, "why": row.verdict.reason}
        yield kept


def _titles(access: Access) -> dict[str, str]:
    names: dict[str, str] = {document.key: str(document) for document in documents(access).only("key", "title", "file_name")}
    return names | {table.key: table.file_name for table in tables(access, withdrawn=True)}


def _named(part: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    """A part that calls documents by their titles."""

    def named(side: dict[str, Any]) -> dict[str, Any]:
        return {**side, "doc": titles.get(side["doc"], side["doc"])}

    result = part["result"]
    return {
        **part,
        "promise": named(part["promise"]),
        "result": named(result) if result else None,
        "evidence": [named(one) for one in part["evidence"]],
    }
