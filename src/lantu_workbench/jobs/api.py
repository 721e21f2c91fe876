"""The API of jobs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from lantu_workbench.base.api import list_answer, query_schema
from lantu_workbench.jobs import queries
from lantu_workbench.jobs.actions.retry import cancel_job, retry_job
from lantu_workbench.jobs.schemas import JobOut, JobsOut
from lantu_workbench.jobs.tables import JOBS
from lantu_workbench.jobs.views import JobsPage

__all__ = ["router"]

router = Router(tags=["jobs"])
JobsQuery = query_schema("JobsQuery", JobsPage)


@router.get("/jobs", response=JobsOut)
def jobs(request: HttpRequest, query: Query[JobsQuery]) -> Any:
    """Background work, newest first."""
    return list_answer(JobsPage, request)


@router.get("/jobs/{key}", response=JobOut)
def job(request: HttpRequest, key: int) -> Any:
    """One job."""
    return JOBS.record(get_object_or_404(queries.jobs(request.access), pk=key))


@router.post("/jobs/{key}/retry", response=JobOut)
def retry(request: HttpRequest, key: int) -> Any:
    """Put a failed or cancelled job back into the queue."""
    found = get_object_or_404(queries.jobs(request.access), pk=key)
    retry_job(found, by=request.access)
    return JOBS.record(queries.jobs(request.access).get(pk=key))


@router.post("/jobs/{key}/cancel", response=JobOut)
def cancel(request: HttpRequest, key: int) -> Any:
    """Take an open job out of the queue."""
    found = get_object_or_404(queries.jobs(request.access), pk=key)
    cancel_job(found, by=request.access)
    return JOBS.record(queries.jobs(request.access).get(pk=key))
