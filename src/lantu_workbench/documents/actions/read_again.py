"""Have a document read again: a newer reader may find more in it."""

from __future__ import annotations

from django.db import transaction

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.choices import READ_JOB
from lantu_workbench.documents.models import Document
from lantu_workbench.jobs.actions.queue import queue_job
from lantu_workbench.jobs.models import Job

__all__ = ["read_again"]


def read_again(document: Document, *, reason: str, by: Access) -> Job:
    """Queue it; one that is queued already is not queued twice."""
    by.require(Right.ADD_DOCUMENTS, document.unit.path)
    with transaction.atomic():
        there = Job.objects.filter(kind=READ_JOB, target=document.key, state="waiting").first()
        if there:
            return there
        write = Write("documents.document.queued_again", "document", document.key, reason=reason, reach=document.reach)
        record(write, by=by)
        return queue_job(READ_JOB, {"document": document.key}, target=document.key, title=str(document), reach=document.reach, by=by)
