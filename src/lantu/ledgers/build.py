"""From annotations to a ledger."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.annotating import Annotation, annotate
from lantu.citations import cite_spans, link_to
from lantu.ledgers.reasons import complete_reasons
from lantu.ledgers.repeats import find_repeats
from lantu.ledgers.types import Ledger, LedgerFigure, LedgerRow
from lantu.types import Document, Figure, Promise

__all__ = ["build_ledger", "ledger"]


def ledger(documents: Document | Iterable[Document]) -> Ledger:
    """Annotate the documents and build their ledger."""
    given = (documents,) if isinstance(documents, Document) else documents
    return build_ledger(annotate(document) for document in given)


def build_ledger(annotations: Iterable[Annotation]) -> Ledger:
    """One row a promise, numbered on over all documents in the order given."""
    kept = tuple(annotations)
    rows: list[LedgerRow] = []
    for index, annotation in enumerate(kept):
        rows.extend(_document_rows(annotation, index, len(rows) + 1))
    return Ledger(tuple(rows), kept)


def _document_rows(annotation: Annotation, index: int, first_number: int) -> list[LedgerRow]:
    document, promises = annotation.document, annotation.promises
    parts: list[Promise | Figure] = []
    for promise in promises:
        parts += (promise, *promise.figures)
    citations = iter(cite_spans(document, ((part.start, part.end) for part in parts)))
    repeats = find_repeats(promises)
    rows = []
    for offset, promise in enumerate(promises):
        citation = next(citations)
        repeated = repeats[offset]
        rows.append(
            LedgerRow(
                number=first_number + offset,
                document=index,
                promise=promise,
                figures=tuple(LedgerFigure(figure, next(citations)) for figure in promise.figures),
                citation=citation,
                link=link_to(document, citation),
                same_as=None if repeated is None else first_number + repeated,
                reasons=complete_reasons(promise),
            )
        )
    return rows
