"""Take in a ledger that was exported elsewhere: all of it or nothing."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.accounts.actions.make_unit import make_unit
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, Right, reach_of
from lantu_workbench.base.log import Write, canonical, record
from lantu_workbench.base.words import say
from lantu_workbench.documents.kinship import shingles_of, sketch_of
from lantu_workbench.documents.models import Document, Reading, Shingle, StoredFile
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.search import index_reading
from lantu_workbench.documents.storage import hash_of_file
from lantu_workbench.ledger.actions.write_version import BATCH, UnitNames, digest, reach_of_version
from lantu_workbench.ledger.due import last_day, year_of
from lantu_workbench.ledger.exchange import DOCUMENT_FIELDS, READING_BYTES, VERSION_FIELDS, document_as_dict
from lantu_workbench.ledger.from_library import CONTENT, FIGURE_CONTENT
from lantu_workbench.ledger.models import Figure, Promise, PromiseVersion
from lantu_workbench.ledger.search import index_versions
from lantu_workbench.ledger.signals import versions_written

__all__ = ["Imported", "import_ledger"]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many documents were new, and how many were there already, the same in every respect."""

    new: int
    there: int


def import_ledger(documents: Iterable[Mapping[str, Any]], *, reason: str, by: Access) -> Imported:
    """Take documents in with their keys, dates and versions; units that are not there are made.

    Their files must lie in the store already, under their hashes. Raises ValidationError where a document is there but differs (nothing is
    mixed), or where a file is missing; then nothing is taken in.
    """
    by.require(Right.MANAGE, "/")
    new = there = 0
    with transaction.atomic():
        for given in documents:
            old = Document.objects.select_related("unit", "file", "kin").filter(key=given["key"]).first()
            if old is not None:
                if canonical(document_as_dict(old)) != canonical(given):
                    raise ValidationError(say("ledger.import_differs", key=given["key"]))
                there += 1
                continue
            _import_document(given, reason=reason, by=by)
            new += 1
    return Imported(new, there)


def _import_document(given: Mapping[str, Any], *, reason: str, by: Access) -> None:
    unit = _unit(given["unit"], given["aliases"], by=by)
    if hash_of_file(given["sha256"]) != given["sha256"]:
        raise ValidationError(say("ledger.import_file", sha256=given["sha256"]))
    StoredFile.objects.get_or_create(sha256=given["sha256"], defaults={"size": given["size"]})
    document = Document(unit=unit, reach=reach_of([unit.path]), file_id=given["sha256"], added_at=datetime.fromisoformat(given["added_at"]))
    for name in DOCUMENT_FIELDS:
        setattr(document, name, given[name])
    document.published = _day(given["published"])
    document.kin = Document.objects.filter(key=given["kin"]).first() if given["kin"] else None
    document.save()
    readings = {entry["number"]: _reading(document, entry) for entry in given["readings"]}
    document.reading = readings.get(given["reading"])
    if document.reading:
        read = unpack(document.reading)
        text = read.document.clean_text
        index_reading(document.reading, text, read.sentences)
        Shingle.objects.bulk_create(Shingle(document=document, value=value) for value in sketch_of(shingles_of(text)))
    versions = _entries(document, given["entries"], readings)
    document.reach = reach_of({path for version in versions for path in version.reach.split("|") if path} | {unit.path})
    document.save()
    contents = (version["content"] for entry in given["entries"].values() for version in entry)
    after = {"unit": unit.path, "sha256": given["sha256"], "versions": len(versions), "digest": digest(contents)}
    record(Write("ledger.document.imported", "document", document.key, after=after, reason=reason, reach=document.reach), by=by)
    transaction.on_commit(lambda: versions_written.send_robust(PromiseVersion, document=document))


def _unit(names: list[str], aliases: list[str], *, by: Access) -> Unit:
    """The unit of these names from the topmost down; made where it is not there."""
    unit: Unit | None = None
    for depth, name in enumerate(names, 1):
        found = Unit.objects.filter(parent=unit, name=name).first()
        unit = found or make_unit(name, parent=unit, aliases=aliases if depth == len(names) else (), by=by)
    if unit is None:
        raise ValidationError("unit")
    return unit


def _reading(document: Document, given: Mapping[str, Any]) -> Reading:
    packed = {name: None if given[name] is None else base64.b64decode(given[name]) for name in READING_BYTES}
    moment = datetime.fromisoformat(given["read_at"])
    return Reading.objects.create(document=document, number=given["number"], reader=given["reader"], read_at=moment, **packed)


def _entries(document: Document, given: Mapping[str, list[dict[str, Any]]], readings: dict[int, Reading]) -> list[PromiseVersion]:
    promises = Promise.objects.bulk_create((Promise(key=key, document=document) for key in given), batch_size=BATCH)
    names, versions, figures = UnitNames(document.unit), [], []
    for promise in promises:
        for told in given[promise.key]:
            version = PromiseVersion(promise=promise, document=document, reading=readings[told["reading"]], is_public=document.is_public)
            content = told["content"]
            for name in VERSION_FIELDS:
                setattr(version, name, told[name])
            for name in CONTENT:
                setattr(version, name, content[name])
            version.known_from = datetime.fromisoformat(told["known_from"])
            version.known_to = datetime.fromisoformat(told["known_to"]) if told["known_to"] else None
            version.true_from, version.true_to = _day(told["true_from"]), _day(told["true_to"])
            version.due_day, version.due_year = last_day(version.due), year_of(version.due)
            version.figure_count = len(content["figures"])
            version.doubt = round(1 - min([version.confidence, *(figure["confidence"] for figure in content["figures"])]), 4)
            version.lead_unit = names.find(version.lead_body)
            version.reach = reach_of_version(document, version, names)
            versions.append(version)
            figures.append(content["figures"])
    PromiseVersion.objects.bulk_create(versions, batch_size=BATCH)
    Figure.objects.bulk_create(
        (
            Figure(version=version, position=position, **{name: figure[name] for name in FIGURE_CONTENT})
            for version, some in zip(versions, figures, strict=True)
            for position, figure in enumerate(some)
        ),
        batch_size=BATCH,
    )
    index_versions(versions, [[figure["indicator"] for figure in some] for some in figures])
    return versions


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
