"""Take a file in: look at its bytes, keep them, queue its reading."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu import LantuError, ReadOptions
from lantu.errors import ReadError
from lantu.sources import TABLE_FORMATS, detect_format
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, Right, reach_of
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.choices import READ_JOB
from lantu_workbench.documents.models import Document, StoredFile
from lantu_workbench.documents.queries import same_bytes
from lantu_workbench.documents.storage import write_file
from lantu_workbench.jobs.actions.queue import queue_job

__all__ = ["Added", "add_document"]

_KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_KEY_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: a new document, one that was there already (``is_new`` false), or an error.

    table: where it was no document but a table, its row in the app that keeps tables.
    """

    file_name: str
    document: Document | None = None
    is_new: bool = False
    error: LantuError | None = None
    table: Any = None

    @property
    def kept(self) -> Any:
        """What has a page: the document or the table; None where it was refused."""
        return self.document or self.table


def add_document(
    chunks: Iterable[bytes], file_name: str, *, unit: Unit, reason: str, url: str = "", is_public: bool = False, by: Access
) -> Added:
    """Add one file to a unit's documents. The very same bytes are not added twice to what the person sees.

    The format is found from the bytes; a name only tells text from Markdown. Raises PermissionDenied; what is wrong with the file itself is
    given, not raised, for the others of an upload go on.
    """
    by.require(Right.ADD_DOCUMENTS, unit.path)
    name = _plain_name(file_name)
    kinds: list[str] = []
    try:
        sha256, size = write_file(chunks, check=lambda draft, size: kinds.append(_format(draft, size, name)))
    except LantuError as error:
        return Added(name, error=error)
    with transaction.atomic():
        there = same_bytes(by, [sha256]).get(sha256)
        if there is not None:
            return Added(name, document=there)
        StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size})
        document = Document.objects.create(
            key=_new_key(),
            unit=unit,
            reach=reach_of([unit.path]),
            is_public=is_public and by.covers(Right.PUBLISH, unit.path),
            file_id=sha256,
            file_name=name,
            format=kinds[0],
            url=url[:1000],
            added_at=timezone.now(),
            added_by=by.name,
        )
        after = {"file_name": name, "sha256": sha256, "size": size, "format": kinds[0], "unit": unit.path, "is_public": document.is_public}
        record(Write("documents.document.added", "document", document.key, after=after, reason=reason or name, reach=document.reach), by=by)
        queue_job(READ_JOB, {"document": document.key}, target=document.key, title=name, reach=document.reach, by=by)
    return Added(name, document=document, is_new=True)


def _format(file: Path, size: int, name: str) -> str:
    """The format of a file's bytes. Raises ReadError L1xx for what is not read, and for tables, which hold many documents."""
    limit = ReadOptions().max_size
    if size > limit:
        raise ReadError("L103", file=name, size=size, limit=limit)
    kind = detect_format(file.read_bytes(), name)
    if kind in TABLE_FORMATS:
        raise ReadError("L114", file=name, kind=kind)
    return kind


def _plain_name(file_name: str) -> str:
    """The last part of a name from outside, without what no file name should have.

    >>> _plain_name("..\\\\a/b/plan\\n.pdf"), _plain_name("")
    ('plan.pdf', 'document')
    """
    last = PurePath(file_name.replace("\\", "/")).name
    kept = "".join(character for character in last if character.isprintable())
    return kept[-255:] or "document"


def _new_key() -> str:
    return "".join(secrets.choice(_KEY_LETTERS) for _ in range(_KEY_LENGTH))
