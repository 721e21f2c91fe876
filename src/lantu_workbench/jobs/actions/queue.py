"""Queue a job."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.jobs.models import Job

__all__ = ["queue_job"]


def queue_job(
    kind: str, args: Mapping[str, Any], *, target: str = "", title: str = "", priority: int = 0, reach: str = "", by: Access
) -> Job:
    """A job that waits for a worker. In the caller's transaction: it is there exactly when what it is about is there."""
    now = timezone.now()
    return Job.objects.create(
        kind=kind,
        args=dict(args),
        target=target,
        title=title[:300],
        priority=priority,
        not_before=now,
        made_at=now,
        user_id=by.user_id,
        user=by.name,
        request=by.request_id,
        reach=reach,
    )
