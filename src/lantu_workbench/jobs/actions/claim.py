"""Claim the next job, keep it by signs of life, give it back."""

from __future__ import annotations

import os
import socket
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job

__all__ = ["claim_job", "extend_lease", "release_dead", "worker_name"]


def worker_name() -> str:
    """This process: host, process id and when it was named."""
    return f"{socket.gethostname()}:{os.getpid()}:{timezone.now():%Y%m%dT%H%M%S%f}"


def claim_job(worker: str) -> Job | None:
    """The next job, now this worker's: waiting ones whose time has come, and running ones whose worker gave no sign of life."""
    now = timezone.now()
    with transaction.atomic():
        rows = Job.objects.filter(Q(state=JobState.WAITING, not_before__lte=now) | Q(state=JobState.RUNNING, lease_until__lt=now)).order_by(
            "priority", "id"
        )
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        job = rows.first()
        if job is None:
            return None
        job.state, job.worker, job.lease_until = JobState.RUNNING, worker, _lease()
        job.tries += 1
        job.started_at = job.started_at or now
        job.done, job.stage = 0, ""
        job.save(update_fields=["state", "worker", "lease_until", "tries", "started_at", "done", "stage"])
    return job


def _lease() -> object:
    return timezone.now() + timedelta(seconds=settings.LANTU_JOB_LEASE)


def extend_lease(job: Job) -> bool:
    """A sign of life. False where the job is no longer this worker's."""
    return bool(Job.objects.filter(pk=job.pk, worker=job.worker, state=JobState.RUNNING).update(lease_until=_lease()))


def release_dead() -> int:
    """Give back at once the jobs of workers of this host whose process has gone; others wait for the end of their lease."""
    host, gone = socket.gethostname(), []
    for key, worker in Job.objects.filter(state=JobState.RUNNING).values_list("pk", "worker"):
        of_host, _, rest = worker.partition(":")
        if of_host == host and not _alive(int(rest.split(":")[0] or 0)):
            gone.append(key)
    return Job.objects.filter(pk__in=gone, state=JobState.RUNNING).update(state=JobState.WAITING, lease_until=None, worker="")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
