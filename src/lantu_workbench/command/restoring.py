"""Load an archive into an empty database, in one transaction, and check what it says before it counts."""

from __future__ import annotations

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from lantu_workbench.base.log import verify_chain
from lantu_workbench.command.archive import Archive, all_tables
from lantu_workbench.documents.models import Reading
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.search import index_reading
from lantu_workbench.documents.storage import write_file
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.search import index_versions

__all__ = ["NotWhole", "restore"]

_BATCH = 500


class NotWhole(Exception):
    """The archive is not what was backed up: which part, and where."""


def restore(archive: Archive) -> int:
    """The number of rows. Files go first: rows without their bytes are worse than bytes without rows. Raises NotWhole."""
    for sha256, chunks in archive.files():
        found, _ = write_file(chunks)
        if found != sha256:
            raise NotWhole(f"files/{sha256}")
    with transaction.atomic():
        counts = {label: archive.load(label) for label in all_tables()}
        for label, expected in archive.manifest["rows"].items():
            if counts.get(label) != expected:
                raise NotWhole(f"{label}: {counts.get(label)} / {expected}")
        number, fault = verify_chain()
        if fault:
            raise NotWhole(f"log {number + 1}: {fault.what}")
        _index()
        _set_sequences()
    return sum(counts.values())


def _index() -> None:
    """The search indexes are made from the rows; they are in no archive."""
    for reading in Reading.objects.order_by("pk").iterator(chunk_size=20):
        read = unpack(reading)
        index_reading(reading, read.document.clean_text, read.sentences)
    rows = PromiseVersion.objects.order_by("pk").prefetch_related("figures")
    batch: list[PromiseVersion] = []
    for version in rows.iterator(chunk_size=_BATCH):
        batch.append(version)
        if len(batch) == _BATCH:
            _index_batch(batch)
            batch = []
    _index_batch(batch)


def _index_batch(batch: list[PromiseVersion]) -> None:
    index_versions(batch, [[figure.indicator for figure in version.figures.all()] for version in batch])


def _set_sequences() -> None:
    """PostgreSQL counts its keys apart from the rows that came with theirs."""
    models = [apps.get_model(label) for label in all_tables()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
