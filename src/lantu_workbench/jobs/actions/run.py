"""Run one claimed job to its end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from lantu import LantuError
from lantu_workbench.accounts.models import User
from lantu_workbench.accounts.queries import access_of
from lantu_workbench.base.access import SYSTEM, Access
from lantu_workbench.base.errors import error_as_dict
from lantu_workbench.jobs.actions.claim import extend_lease
from lantu_workbench.jobs.base import JobKind, kind_of
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.models import Job

__all__ = ["run_job"]

logger = logging.getLogger(__name__)
# Progress is written this often at most, in seconds: each write is a transaction that others wait for.
_EVERY = 0.4
# A fault may pass: the second try comes after this many seconds, each further one after twice the wait.
_FIRST_WAIT = 5


def run_job(job: Job) -> None:
    """Work a job and store its result; or keep why it failed and, where that may pass, have it tried again."""
    kind, by = kind_of(job.kind), _access(job)
    if job.tries > kind.tries:
        _fail(job, kind, {"text": "the worker died each time"}, by, final=True)
        return
    try:
        with _signs_of_life(job):
            result = kind.work(job.args, _Reporter(job))
    except LantuError as error:
        _fail(job, kind, error_as_dict(error), by, final=True)
        return
    except Exception as error:
        logger.exception("job %s", job.pk)
        _fail(job, kind, {"text": f"{type(error).__name__}: {error}"[:500]}, by, final=job.tries >= kind.tries)
        return
    try:
        with transaction.atomic():
            if _still_ours(job):
                kind.store(job.args, result, by=by)
                _end(job, JobState.DONE)
    except Exception as error:
        logger.exception("job %s, storing", job.pk)
        _fail(job, kind, {"text": f"{type(error).__name__}: {error}"[:500]}, by, final=job.tries >= kind.tries)


def _access(job: Job) -> Access:
    """A job acts for whoever queued it, with the rights that they have now."""
    if job.user_id is None:
        return Access(None, job.user or SYSTEM.name, SYSTEM.grants, via="job", request_id=job.request)
    return access_of(User.objects.filter(pk=job.user_id).first(), via="job", request_id=job.request)


def _still_ours(job: Job) -> bool:
    """Whether nobody took the job over or cancelled it; holds the row until the transaction ends."""
    return Job.objects.select_for_update().filter(pk=job.pk, worker=job.worker, state=JobState.RUNNING).exists()


def _end(job: Job, state: JobState, problem: Mapping[str, Any] | None = None) -> None:
    job.state, job.ended_at, job.lease_until, job.problem = state, timezone.now(), None, dict(problem) if problem else None
    if state is JobState.DONE:
        job.done = job.total = max(job.total, 1)
    job.save(update_fields=["state", "ended_at", "lease_until", "problem", "done", "total"])


def _fail(job: Job, kind: JobKind, problem: Mapping[str, Any], by: Access, *, final: bool) -> None:
    with transaction.atomic():
        if not _still_ours(job):
            return
        if final:
            kind.fail(job.args, problem, by=by)
            _end(job, JobState.FAILED, problem)
            return
        job.state, job.problem, job.lease_until = JobState.WAITING, dict(problem), None
        job.not_before = timezone.now() + timedelta(seconds=_FIRST_WAIT * 2 ** (job.tries - 1))
        job.save(update_fields=["state", "problem", "lease_until", "not_before"])


@contextmanager
def _signs_of_life(job: Job) -> Iterator[None]:
    """A thread that extends the lease, on a connection of its own, while the job is worked."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(settings.LANTU_JOB_LEASE / 4):
                extend_lease(job)
        except Exception:
            logger.exception("no sign of life for job %s", job.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


class _Reporter:
    """Writes progress, not too often; the last word of each stage always."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.written = 0.0
        self.stage = ""

    def __call__(self, done: int, total: int, stage: str) -> None:
        now = time.monotonic()
        if stage == self.stage and now - self.written < _EVERY and done < total:
            return
        self.written, self.stage = now, stage
        self.job.done, self.job.total, self.job.stage = done, total, stage
        Job.objects.filter(pk=self.job.pk, worker=self.job.worker).update(done=done, total=total, stage=stage)
