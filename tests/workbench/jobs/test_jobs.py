from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from django.utils import timezone

from lantu.errors import ReadError
from lantu_workbench.base.access import SYSTEM, Access
from lantu_workbench.base.log import Write, record, verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.jobs import base
from lantu_workbench.jobs.actions.claim import claim_job, extend_lease, release_dead, worker_name
from lantu_workbench.jobs.actions.queue import queue_job
from lantu_workbench.jobs.actions.retry import cancel_job
from lantu_workbench.jobs.actions.run import run_job
from lantu_workbench.jobs.base import JobKind, Progress
from lantu_workbench.jobs.models import Job
from lantu_workbench.jobs.worker import work_all

pytestmark = pytest.mark.django_db


class Count(JobKind):
    """Counts to three; does as its ``plan`` says on the way."""

    name = "test.count"
    plan: ClassVar[list[Callable[[], None]]] = []
    failed: ClassVar[list[Mapping[str, Any]]] = []

    def work(self, args: Mapping[str, Any], progress: Progress) -> Any:
        for step in range(3):
            progress(step, 3, "")
        if self.plan:
            self.plan.pop(0)()
        return args["to"]

    def store(self, args: Mapping[str, Any], result: Any, *, by: Access) -> None:
        record(Write("test.counted", "count", str(result), reason=by.name), by=by)

    def fail(self, args: Mapping[str, Any], problem: Mapping[str, Any], *, by: Access) -> None:
        self.failed.append(problem)


def stored() -> int:
    return LogEntry.objects.filter(action="test.counted").count()


@pytest.fixture(autouse=True)
def _count() -> Iterator[None]:
    Count.plan, Count.failed = [], []
    base.register(Count)
    yield
    base._kinds.pop(Count.name)


def fail(error: Exception) -> Callable[[], None]:
    def step() -> None:
        raise error

    return step


def test_a_job_is_done_once_and_says_for_whom() -> None:
    job = queue_job("test.count", {"to": 3}, by=SYSTEM)
    assert work_all() == 1 and work_all() == 0
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.tries) == ("done", 3, 3, 1)
    assert stored() == 1 and LogEntry.objects.get(action="test.counted").via == "job"


def test_a_fault_that_passes_is_tried_again_later() -> None:
    Count.plan = [fail(RuntimeError("busy"))]
    job = queue_job("test.count", {"to": 1}, by=SYSTEM)
    work_all()
    job.refresh_from_db()
    assert job.state == "waiting" and job.not_before > timezone.now() and job.problem == {"text": "RuntimeError: busy"}
    Job.objects.update(not_before=timezone.now())
    work_all()
    job.refresh_from_db()
    assert (job.state, job.tries, job.problem) == ("done", 2, None)


def test_a_document_that_cannot_be_read_is_not_tried_again() -> None:
    Count.plan = [fail(ReadError("L107", file="x.pdf"))]
    job = queue_job("test.count", {"to": 1}, by=SYSTEM)
    work_all()
    job.refresh_from_db()
    assert job.state == "failed" and job.problem["code"] == "L107"
    assert Count.failed == [job.problem] and stored() == 0


def test_after_three_tries_it_is_given_up() -> None:
    Count.plan = [fail(RuntimeError("no"))] * 3
    job = queue_job("test.count", {"to": 1}, by=SYSTEM)
    for _ in range(3):
        Job.objects.update(not_before=timezone.now())
        work_all()
    job.refresh_from_db()
    assert (job.state, job.tries) == ("failed", 3)


def test_a_worker_that_gave_no_sign_of_life_is_replaced_and_stores_nothing_late() -> None:
    queue_job("test.count", {"to": 1}, by=SYSTEM)
    first = claim_job("gone:1:a")
    assert first is not None and claim_job("other:2:b") is None, "a living worker keeps its job"
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    second = claim_job("other:2:b")
    assert second is not None and second.pk == first.pk and second.tries == 2
    assert not extend_lease(first)
    run_job(first)
    assert stored() == 0
    run_job(second)
    assert stored() == 1 and verify_chain()[1] is None


def test_jobs_of_dead_processes_of_this_host_are_given_back_at_once() -> None:
    queue_job("test.count", {"to": 1}, by=SYSTEM)
    host = worker_name().split(":")[0]
    assert claim_job(f"{host}:999999999:x") is not None
    assert release_dead() == 1
    assert work_all() == 1


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    job = queue_job("test.count", {"to": 1}, by=SYSTEM)
    for number in range(3):
        assert claim_job(f"gone:{number}:x") is not None
        Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    work_all()
    job.refresh_from_db()
    assert job.state == "failed" and stored() == 0


def test_a_cancelled_job_stores_nothing(access: Callable[[str], Access], units: dict[str, Any]) -> None:
    job = queue_job("test.count", {"to": 1}, reach=f"|{units['city'].path}|", by=access("supervision"))
    Count.plan = [lambda: cancel_job(job, by=access("supervision"))]
    work_all()
    job.refresh_from_db()
    assert job.state == "cancelled" and stored() == 0


def test_urgent_work_goes_first() -> None:
    queue_job("test.count", {"to": 1}, by=SYSTEM)
    urgent = queue_job("test.count", {"to": 2}, priority=-1, by=SYSTEM)
    claimed = claim_job("a:1:x")
    assert claimed is not None and claimed.pk == urgent.pk


def test_jobs_are_seen_and_changed_by_those_they_reach(sign_in: Callable[[str], Any], units: dict[str, Any]) -> None:
    job = queue_job("test.count", {"to": 1}, title="甲", reach=f"|{units['city'].path}|", by=SYSTEM)
    assert sign_in("supervision").get("/jobs.json").json()["count"] == 1
    assert sign_in("other").get("/jobs.json").json()["count"] == 0
    assert sign_in("other").post(f"/jobs/{job.pk}/cancel").status_code == 404
    assert sign_in("auditor").post(f"/jobs/{job.pk}/cancel").status_code == 403
    assert sign_in("clerk").get("/jobs").status_code == 403
    assert sign_in("supervision").post(f"/jobs/{job.pk}/cancel").status_code == 302
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert sign_in("supervision").post(f"/jobs/{job.pk}/retry").status_code == 302
