"""Have an office's promises settled in the background."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.jobs.actions.queue import queue_job
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job
from lantu_workbench.settlement.choices import SETTLE_JOB

__all__ = ["PAUSE", "queue_settling"]

# After the last change: whoever corrects entry after entry is not settled after each.
PAUSE = timedelta(seconds=20)
# After reading and after the plan.
_PRIORITY = 6


def queue_settling(office: Unit, *, not_before: datetime | None = None, by: Access) -> None:
    """One job an office: one that waits is not queued twice, but waits until that moment, or no longer where none is given."""
    target = f"settle {office.pk}"
    waiting = Job.objects.filter(kind=SETTLE_JOB, target=target, state=JobState.WAITING)
    if waiting.update(not_before=not_before or timezone.now()):
        return
    reach = f"|{office.path}|"
    job = queue_job(SETTLE_JOB, {"office": office.pk}, target=target, title=office.name, priority=_PRIORITY, reach=reach, by=by)
    if not_before:
        Job.objects.filter(pk=job.pk).update(not_before=not_before)
