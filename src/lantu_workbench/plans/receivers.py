"""A document that was read, or an entry that people changed, makes the plan over its office old."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from lantu_workbench.accounts.queries import office_of
from lantu_workbench.base.access import SYSTEM
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.signals import document_read
from lantu_workbench.jobs.actions.queue import queue_job
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job
from lantu_workbench.ledger.signals import versions_written
from lantu_workbench.plans.choices import PLAN_JOB

__all__ = ["connect", "handle_change"]

# Seconds after the last document of an upload, or the last correction; and after all reading, for it has the later priority.
_PAUSE = 15
_PRIORITY = 5


def handle_change(sender: Any, document: Document, **_: Any) -> None:
    """Queue the office's plan; one that waits already waits from now."""
    office = office_of(document.unit)
    target, later = f"office {office.pk}", timezone.now() + timedelta(seconds=_PAUSE)
    if Job.objects.filter(kind=PLAN_JOB, target=target, state=JobState.WAITING).update(not_before=later):
        return
    reach = f"|{office.path}|"
    job = queue_job(PLAN_JOB, {"office": office.pk}, target=target, title=office.name, priority=_PRIORITY, reach=reach, by=SYSTEM)
    Job.objects.filter(pk=job.pk).update(not_before=later)


def connect() -> None:
    """Listen; ``apps.ready`` calls this."""
    document_read.connect(handle_change)
    versions_written.connect(handle_change)
