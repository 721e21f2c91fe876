"""From what the library understood to rows of the ledger, and back to the library's words for showing them.

Comes in: an ``Annotation``. Goes out: for each promise the values of a ``PromiseVersion`` and of its figures, offsets into the source. The
one
place where the shapes of both meet: a field that the library adds is added here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from lantu import Annotation, Citation, LedgerRow
from lantu import Figure as LibraryFigure
from lantu.ledgers import build_ledger
from lantu.types import Promise
from lantu_workbench.base.storable import storable_value
from lantu_workbench.ledger.due import last_day, year_of
from lantu_workbench.ledger.models import Figure, PromiseVersion

__all__ = ["CONTENT", "FIGURE_CONTENT", "Entry", "citation_of", "content_of", "entries", "figure_of", "promise_of"]

# The columns that are a version's content: what is logged, digested, exported, and compared when a document is read again.
CONTENT = (
    *("status", "text", "action", "object", "actor", "place", "due", "due_text", "kind", "headings", "lead_body", "responsible_bodies"),
    *("named", "verifiable", "missing", "reasons", "confidence", "same_as", "sentence", "start", "end", "clean_start", "clean_end"),
    *("quote", "page", "line", "paragraph", "cell", "element"),
)
FIGURE_CONTENT = (
    *("mention", "start", "end", "clean_start", "clean_end", "kind", "indicator", "place", "cmp", "value", "value2", "unit", "measure"),
    *("period", "period_detail", "form", "confidence", "reasons"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise as values of columns; ``id`` is the library's."""

    id: str
    values: dict[str, Any]
    figures: list[dict[str, Any]]


def entries(annotation: Annotation) -> Iterator[Entry]:
    """One entry a promise, in the order of the text."""
    ledger = build_ledger([annotation])
    ids = [row.promise.id for row in ledger.rows]
    for row in ledger.rows:
        yield Entry(row.promise.id, _values(row, ids), [_figure_values(entry.figure, entry.citation) for entry in row.figures])


def _values(row: LedgerRow, ids: list[str]) -> dict[str, Any]:
    promise, citation = row.promise, row.citation
    values = {
        "text": promise.text,
        "action": promise.action,
        "object": promise.object,
        "actor": promise.actor,
        "place": promise.place,
        "due": promise.due,
        "due_text": promise.due_text,
        "due_day": last_day(promise.due),
        "due_year": year_of(promise.due),
        "kind": promise.kind,
        "headings": list(promise.headings),
        "lead_body": promise.lead_body,
        "responsible_bodies": list(promise.responsible_bodies),
        "named": {kind: list(names) for kind, names in promise.named.items()},
        "verifiable": promise.verifiable,
        "missing": list(promise.missing),
        "reasons": dict(row.reasons),
        "confidence": round(promise.confidence, 4),
        "doubt": round(1 - min([promise.confidence, *(figure.confidence for figure in promise.figures)]), 4),
        "same_as": ids[row.same_as - 1] if row.same_as else "",
        "figure_count": len(promise.figures),
        "sentence": promise.sentence,
        "clean_start": promise.start,
        "clean_end": promise.end,
        **_place_values(citation),
    }
    return {name: storable_value(value) for name, value in values.items()}


def _place_values(citation: Citation) -> dict[str, Any]:
    cell = None if citation.cell is None else list(citation.cell)
    return {**{name: getattr(citation, name) for name in ("start", "end", "quote", "page", "line", "paragraph", "element")}, "cell": cell}


def _figure_values(figure: LibraryFigure, citation: Citation) -> dict[str, Any]:
    values = asdict(figure)
    values.update(start=citation.start, end=citation.end, clean_start=figure.start, clean_end=figure.end, reasons=dict(figure.reasons))
    values["confidence"] = round(figure.confidence, 4)
    return {name: storable_value(values[name]) for name in FIGURE_CONTENT}


def content_of(version: PromiseVersion) -> dict[str, Any]:
    """A version's content with its figures', as JSON values."""
    figures = [{name: getattr(figure, name) for name in FIGURE_CONTENT} for figure in version.figures.all()]
    return {**{name: getattr(version, name) for name in CONTENT}, "figures": figures}


def figure_of(row: Figure) -> LibraryFigure:
    """The library's figure, for its words; offsets count the clean text."""
    return LibraryFigure(
        mention=row.mention,
        start=row.clean_start,
        end=row.clean_end,
        kind=row.kind,
        indicator=row.indicator,
        place=row.place,
        cmp=row.cmp,
        value=row.value,
        unit=row.unit,
        measure=row.measure,
        period=row.period,
        form=row.form,
        value2=row.value2,
        period_detail=row.period_detail,
        confidence=row.confidence,
        reasons=row.reasons,
    )


def promise_of(version: PromiseVersion, *, key: str, doc: str, figures: tuple[LibraryFigure, ...]) -> Promise:
    """The library's promise called ``key`` in ``doc``, with these figures; offsets count the clean text."""
    return Promise(
        id=key,
        doc=doc,
        start=version.clean_start,
        end=version.clean_end,
        sentence=version.sentence,
        text=version.text,
        action=version.action,
        object=version.object,
        actor=version.actor,
        place=version.place,
        due=version.due,
        kind=version.kind,
        due_text=version.due_text,
        figures=figures,
        headings=tuple(version.headings),
        lead_body=version.lead_body,
        responsible_bodies=tuple(version.responsible_bodies),
        named={kind: tuple(names) for kind, names in version.named.items()},
        verifiable=version.verifiable,
        missing=tuple(version.missing),
        confidence=version.confidence,
        reasons=version.reasons,
    )


def citation_of(version: PromiseVersion) -> Citation:
    """The library's citation, for its words."""
    return Citation(
        doc=version.promise.key,
        start=version.start,
        end=version.end,
        quote=version.quote,
        page=version.page,
        line=version.line,
        paragraph=version.paragraph,
        cell=None if version.cell is None else tuple(version.cell),
        element=version.element,
    )
