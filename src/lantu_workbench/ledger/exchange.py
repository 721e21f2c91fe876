"""The ledger for others: each document with its readings, entries and all their versions, as one JSON object.

Comes in: documents. Goes out: dictionaries that ``actions.import_ledger`` takes in elsewhere, under the same keys and with the same dates:
what is exported from there is equal. Accounts, jobs and the log stay behind; a unit is told by the names of the units above it and its
own.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from lantu_workbench.accounts.models import Unit
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["DOCUMENT_FIELDS", "READING_BYTES", "VERSION_FIELDS", "document_as_dict", "iter_ledger", "unit_names"]

DOCUMENT_FIELDS = (
    *("key", "is_public", "file_name", "format", "title", "date", "year", "span", "place", "body", "source", "url", "genre", "state"),
    *("problem", "added_by", "characters", "pages", "promises", "kin_kind", "kin_share"),
)
READING_BYTES = ("text", "clean", "details")
# A version's times and origin; its content is ``from_library.CONTENT``.
VERSION_FIELDS = ("number", "is_current", "change", "reason", "by")
_MOMENTS = ("known_from", "known_to", "true_from", "true_to")


def iter_ledger() -> Iterator[dict[str, Any]]:
    """All documents, each after the one whose reprint or edition it is."""
    for document in Document.objects.select_related("unit", "file", "kin").order_by("added_at", "pk").iterator():
        yield document_as_dict(document)


def document_as_dict(document: Document) -> dict[str, Any]:
    """One document with everything that the ledger knows of it."""
    readings = list(document.readings.order_by("number"))
    numbers = {reading.pk: reading.number for reading in readings}
    versions = PromiseVersion.objects.filter(document=document).select_related("promise").prefetch_related("figures")
    promises: dict[str, list[dict[str, Any]]] = {}
    for version in versions.order_by("promise__key", "number"):
        promises.setdefault(version.promise.key, []).append(_version_as_dict(version, numbers))
    return {
        **{name: getattr(document, name) for name in DOCUMENT_FIELDS},
        "added_at": document.added_at.isoformat(),
        "published": document.published and document.published.isoformat(),
        "unit": unit_names(document.unit),
        "aliases": document.unit.aliases,
        "sha256": document.file_id,
        "size": document.file.size,
        "kin": document.kin and document.kin.key,
        "reading": numbers.get(document.reading_id),
        "readings": [_reading_as_dict(reading) for reading in readings],
        "entries": promises,
    }


def _reading_as_dict(reading: Reading) -> dict[str, Any]:
    packed = {name: getattr(reading, name) for name in READING_BYTES}
    shown = {name: None if data is None else base64.b64encode(bytes(data)).decode() for name, data in packed.items()}
    return {"number": reading.number, "reader": reading.reader, "read_at": reading.read_at.isoformat(), **shown}


def _version_as_dict(version: PromiseVersion, numbers: dict[int, int]) -> dict[str, Any]:
    moments = {name: getattr(version, name) and getattr(version, name).isoformat() for name in _MOMENTS}
    told = {name: getattr(version, name) for name in VERSION_FIELDS}
    return {**told, **moments, "reading": numbers[version.reading_id], "content": content_of(version)}


def unit_names(unit: Unit) -> list[str]:
    """The names of the units above it and its own, topmost first."""
    keys = [int(key) for key in unit.path.strip("/").split("/")]
    names = dict(Unit.objects.filter(pk__in=keys).values_list("pk", "name"))
    return [names[key] for key in keys]
