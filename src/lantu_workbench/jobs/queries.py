"""Reads of jobs."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from lantu_workbench.base.access import Access, Right
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job

__all__ = ["job_of", "jobs", "may_change", "open_count"]


def jobs(access: Access) -> QuerySet[Job]:
    """The jobs that somebody may see: those that reach their units, and their own."""
    rows = Job.objects.all()
    paths = access.paths(Right.SEE_JOBS)
    if "/" in paths:
        return rows
    condition = Q(user_id=access.user_id) if access.user_id else Q(pk__in=())
    for path in paths:
        condition |= Q(reach__contains=f"|{path}")
    return rows.filter(condition)


def may_change(job: Job, access: Access) -> None:
    """Raise PermissionDenied unless somebody may cancel or retry a job: those who may add documents where it reaches."""
    paths = access.paths(Right.ADD_DOCUMENTS)
    if not any(path == "/" or f"|{path}" in job.reach for path in paths):
        raise PermissionDenied("job")


def job_of(target: str) -> Job | None:
    """The last job about something. Whoever may see the thing may see how it goes: the caller has checked."""
    return Job.objects.filter(target=target).order_by("-pk").first()


def open_count() -> int:
    """How many jobs wait or run."""
    return Job.objects.filter(state__in=(JobState.WAITING, JobState.RUNNING)).count()
