"""Keep what was read from a document: in the transaction of the job that read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from lantu import Annotation
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.storable import storable
from lantu_workbench.documents.choices import DocumentState
from lantu_workbench.documents.kinship import candidates, kin_kind, resemblance, shingles_of, sketch_of
from lantu_workbench.documents.models import Document, Reading, Shingle
from lantu_workbench.documents.packing import pack, unpack_text
from lantu_workbench.documents.page_image import page_sizes
from lantu_workbench.documents.search import index_reading

__all__ = ["Prepared", "prepare_reading", "store_reading", "whole_day"]

_METADATA = ("title", "date", "year", "span", "place", "body", "source", "genre")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading with what takes time to make of it, made before the transaction: its packed columns and its shingles."""

    annotation: Annotation
    columns: dict[str, bytes | None]
    shingles: set[int]


def prepare_reading(annotation: Annotation, data: bytes) -> Prepared:
    """``data`` are the document's bytes: its pages are measured."""
    sizes = page_sizes(data) if annotation.document.format == "pdf" else ()
    return Prepared(annotation, pack(annotation, sizes), shingles_of(annotation.document.clean_text))


def store_reading(document: Document, prepared: Prepared, *, reader: str, by: Access) -> Reading:
    """A new reading, made the document's current one, with what the document says of itself and whose kin it is."""
    annotation = prepared.annotation
    read, metadata = annotation.document, annotation.document.metadata
    number = (document.readings.aggregate(last=Max("number"))["last"] or 0) + 1
    reading = Reading.objects.create(document=document, number=number, reader=reader, read_at=timezone.now(), **prepared.columns)
    index_reading(reading, read.clean_text, annotation.sentences)
    for name in _METADATA:
        limit = Document._meta.get_field(name).max_length
        setattr(document, name, storable(getattr(metadata, name))[:limit])
    document.title = document.title or storable(annotation.tree.title)[:300]
    document.url = document.url or storable(metadata.url)[:1000]
    document.published = whole_day(metadata.date)
    document.characters = len(read.source_text)
    document.pages = max((location.page or 0 for location in read.locations), default=0)
    document.promises = len(annotation.promises)
    document.reading, document.state, document.problem = reading, DocumentState.READY, None
    _find_kin(document, prepared.shingles)
    document.save()
    after = {
        "reading": number,
        "reader": reader,
        "title": document.title,
        "characters": document.characters,
        "promises": document.promises,
        "kin": document.kin and document.kin.key,
        "kin_kind": document.kin_kind,
    }
    record(Write("documents.document.read", "document", document.key, after=after, reason=document.file_name, reach=document.reach), by=by)
    return reading


def _find_kin(document: Document, shingles: set[int]) -> None:
    """The earlier document of the same unit, or one that is public, that it resembles most, if any does."""
    sketch = sketch_of(shingles)
    document.shingles.all().delete()
    best, best_share = None, 0.0
    for other in candidates(document, sketch):
        if other.reading is None or other.added_at > document.added_at or not (other.unit_id == document.unit_id or other.is_public):
            continue
        share = resemblance(shingles, shingles_of(unpack_text(other.reading.clean or other.reading.text)))
        if share > best_share:
            best, best_share = other, share
    kind = kin_kind(best_share)
    document.kin, document.kin_kind, document.kin_share = (best, kind.value, best_share) if kind else (None, "", None)
    Shingle.objects.bulk_create(Shingle(document=document, value=value) for value in sketch)


def whole_day(text: str) -> date | None:
    """The day that an ISO date names; None for a year, a month or nothing.

    >>> whole_day("2026-02-03"), whole_day("2026-02")
    (datetime.date(2026, 2, 3), None)
    """
    try:
        return date.fromisoformat(text) if len(text) == len("2026-02-03") else None
    except ValueError:
        return None
