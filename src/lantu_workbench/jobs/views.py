"""Pages of jobs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.filters import ChoiceFilter, FilterSet
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.words import say
from lantu_workbench.jobs import queries
from lantu_workbench.jobs.actions.retry import cancel_job, retry_job
from lantu_workbench.jobs.choices import JobState
from lantu_workbench.jobs.tables import JOBS, kind_text

__all__ = ["JobsPage", "job_cancel", "job_retry"]


def _state_text(state: str) -> str:
    return say(f"jobs.state.{state}")


class JobsPage(ListPage):
    title = "jobs.title"
    table = JOBS
    template = "jobs/list.html"
    cached = False
    filters = FilterSet(
        (
            ChoiceFilter("state", "jobs.state_head", labels=_state_text, order=[state.value for state in JobState]),
            ChoiceFilter("kind", "jobs.kind_head", labels=kind_text),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        if Right.SEE_JOBS not in access.rights:
            raise PermissionDenied
        return queries.jobs(access)

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"live": queries.open_count() > 0, "empty_title": say("jobs.empty"), "empty_text": say("jobs.empty_text")}


@require_POST
def job_retry(request: HttpRequest, key: int) -> HttpResponse:
    access = request.access
    retry_job(get_object_or_404(queries.jobs(access), pk=key), by=access)
    return redirect("jobs")


@require_POST
def job_cancel(request: HttpRequest, key: int) -> HttpResponse:
    access = request.access
    cancel_job(get_object_or_404(queries.jobs(access), pk=key), by=access)
    return redirect("jobs")
