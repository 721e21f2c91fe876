"""Try a failed job again, or cancel an open one."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job
from lantu_workbench.jobs.queries import may_change

__all__ = ["cancel_job", "retry_job"]


def retry_job(job: Job, *, by: Access) -> None:
    """Put a job that has failed or was cancelled back into the queue, its tries counted afresh."""
    _change(job, JobState.WAITING, ("failed", "cancelled"), "jobs.job.retried", by)


def cancel_job(job: Job, *, by: Access) -> None:
    """Take an open job out of the queue. One that is being worked ends without storing anything."""
    _change(job, JobState.CANCELLED, ("waiting", "running"), "jobs.job.cancelled", by)


def _change(job: Job, state: JobState, before: tuple[str, ...], action: str, by: Access) -> None:
    may_change(job, by)
    with transaction.atomic():
        row = Job.objects.select_for_update().get(pk=job.pk)
        if row.state not in before:
            return
        old = row.state
        row.state, row.lease_until, row.not_before = state, None, timezone.now()
        row.worker = ""
        if state is JobState.WAITING:
            row.tries, row.problem, row.ended_at = 0, None, None
        else:
            row.ended_at = timezone.now()
        row.save()
        write = Write(action, "job", str(row.pk), before={"state": old}, after={"state": state.value}, reason=row.title, reach=row.reach)
        record(write, by=by)
