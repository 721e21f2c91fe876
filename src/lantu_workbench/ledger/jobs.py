"""The job that reads a document into the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

import lantu
from lantu.command import installed_version
from lantu.sources import read_bytes
from lantu_workbench.base.access import Access
from lantu_workbench.documents.actions.fail_reading import fail_reading
from lantu_workbench.documents.actions.store_reading import Prepared, prepare_reading, store_reading
from lantu_workbench.documents.choices import READ_JOB
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.signals import document_read
from lantu_workbench.documents.storage import read_file
from lantu_workbench.jobs.base import JobKind, Progress, register
from lantu_workbench.ledger.actions.enter_promises import enter_promises

__all__ = ["ReadDocumentJob"]

_STEPS = 4


@register
class ReadDocumentJob(JobKind):
    """Reads the stored bytes, understands them, and enters the promises; all is written at the end, at once."""

    name = READ_JOB

    def work(self, args: Mapping[str, Any], progress: Progress) -> Prepared:
        document = Document.objects.get(key=args["document"])
        progress(0, _STEPS, "documents.stage.opening")
        data = read_file(document.file_id)
        progress(1, _STEPS, "documents.stage.reading")
        read = read_bytes(data, document.file_name)
        progress(2, _STEPS, "documents.stage.understanding")
        prepared = prepare_reading(lantu.annotate(read), data)
        progress(3, _STEPS, "documents.stage.entering")
        return prepared

    def store(self, args: Mapping[str, Any], result: Prepared, *, by: Access) -> None:
        document = Document.objects.select_related("unit").select_for_update(of=("self",)).get(key=args["document"])
        reading = store_reading(document, result, reader=f"lantu {installed_version()}", by=by)
        enter_promises(document, reading, result.annotation, by=by)
        transaction.on_commit(lambda: document_read.send_robust(type(self), document=document))

    def fail(self, args: Mapping[str, Any], problem: Mapping[str, Any], *, by: Access) -> None:
        document = Document.objects.filter(key=args["document"]).first()
        if document:
            fail_reading(document, problem, by=by)
