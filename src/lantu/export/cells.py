"""The cells of a ledger's tables, by column id, for every format that is a table."""

from __future__ import annotations

from collections.abc import Iterator

from lantu.export.wording import date_text, figure_reasons_text, figure_text, location_text, reasons_text
from lantu.export.words import Words
from lantu.ledgers import Ledger, LedgerFigure, LedgerRow
from lantu.types import Document

__all__ = ["Cell", "document_cells", "figure_cells", "row_cells", "strategy_cells"]

Cell = str | int | float | None


def row_cells(ledger: Ledger, row: LedgerRow, words: Words) -> dict[str, Cell]:
    """A row of the ledger, by the ids of ``[[column]]``."""
    promise, citation = row.promise, row.citation
    return {
        "number": row.number,
        "text": promise.text,
        "action": promise.action,
        "object": promise.object,
        "figures": "\n".join(figure_text(entry.figure, words, due=promise.due, place=promise.place) for entry in row.figures),
        "kind": words.name("kinds", promise.kind),
        "place": promise.place,
        "actor": promise.actor,
        "lead_body": promise.lead_body,
        "responsible_bodies": words.join(promise.responsible_bodies),
        "due": date_text(promise.due, words),
        "due_text": promise.due_text,
        "headings": words.join(promise.headings, "heading_separator"),
        "verifiable": promise.verifiable,
        "missing": words.join(words.name("elements", element) for element in promise.missing),
        "reasons": reasons_text(row, words),
        "confidence": round(promise.confidence, 3),
        "doc": ledger.document_of(row).name,
        "location": location_text(citation, words),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "link": row.link,
        "same_as": row.same_as,
        "id": promise.id,
    }


def figure_cells(ledger: Ledger, row: LedgerRow, entry: LedgerFigure, words: Words) -> dict[str, Cell]:
    """A row of the figures, by the ids of ``[[figure_column]]``; numbers stay numbers."""
    figure = entry.figure
    return {
        "number": row.number,
        "indicator": figure.indicator,
        "cmp": words.name("comparator_names", figure.cmp),
        "value": figure.value,
        "value2": figure.value2,
        "unit": figure.unit,
        "mention": figure.mention,
        "measure": words.name("measures", figure.measure),
        "period": date_text(figure.period_detail or figure.period, words),
        "place": figure.place,
        "kind": words.name("figure_kinds", figure.kind),
        "form": words.name("forms", figure.form),
        "reasons": figure_reasons_text(figure, words),
        "confidence": round(figure.confidence, 3),
        "doc": ledger.document_of(row).name,
        "start": entry.citation.start,
        "end": entry.citation.end,
        "promise": row.promise.text,
    }


def document_cells(ledger: Ledger, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a document, by the ids of ``[[document_column]]``."""
    for index, document in enumerate(ledger.documents):
        rows, metadata = ledger.rows_of(index), document.metadata
        yield {
            "doc": document.name,
            "title": metadata.title or ledger.annotations[index].tree.title,
            "date": metadata.date,
            "span": date_text(metadata.span or metadata.year, words),
            "place": metadata.place,
            "body": metadata.body,
            "format": document.format,
            "characters": len(document.source_text),
            "promises": len(rows),
            "figures": sum(len(row.figures) for row in rows),
            "repairs": len(document.repairs),
            "path": metadata.url or document.path,
            "sha256": document.sha256,
        }


def strategy_cells(ledger: Ledger, words: Words) -> Iterator[dict[str, Cell]]:
    """A row a named strategy, by the ids of ``[[strategy_column]]``."""
    for annotation in ledger.annotations:
        for strategy in annotation.strategies:
            yield {
                "name": strategy.name,
                "owner": strategy.owner,
                "expansion": words.join(strategy.expansion) or words.phrase("not_expanded"),
                "mentions": len(strategy.mentions),
                "doc": annotation.document.name,
                "start": _source_start(annotation.document, strategy.start),
            }


def _source_start(document: Document, clean_start: int) -> int:
    return document.to_source(clean_start, clean_start + 1)[0]
