from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from collection import CITY, DISTRICT, PARKS
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.jobs.models import Job
from lantu_workbench.jobs.worker import work_all
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.plans import queries
from lantu_workbench.plans.models import Finding, Link, Plan

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[3] / "samples"


def make_plans() -> None:
    Job.objects.filter(kind="plans.make").update(not_before=timezone.now())
    work_all()


@pytest.fixture
def samples(add: Callable[..., Any], django_capture_on_commit_callbacks: Any) -> dict[str, Any]:
    """A city's tasks and its parks' pledges for the city, its district's outline for a body of it, and a printed plan."""
    with django_capture_on_commit_callbacks(execute=True):
        pdf = next(SAMPLES.glob("03*"))
        found = {
            "city": add(CITY, "city.txt"),
            "district": add(DISTRICT, "district.txt", unit="transport"),
            "parks": add(PARKS, "parks.txt"),
            "printed": add(pdf.read_bytes(), pdf.name),
        }
    assert Job.objects.filter(kind="plans.make").count() == 1, "one plan for all that came together"
    make_plans()
    return found


def test_a_plan_is_made_over_the_documents_of_an_office(samples: dict[str, Any], units: Any) -> None:
    plan = Plan.objects.get()
    assert plan.office == units["city"] and plan.documents == 4
    assert Finding.objects.exists() and Link.objects.exists()
    for finding in Finding.objects.prefetch_related("documents"):
        assert {side["document"] for side in (*finding.here, *finding.there)} == {document.key for document in finding.documents.all()}
        assert finding.zh and finding.en


def test_every_citation_of_a_finding_reproduces_its_source(samples: dict[str, Any]) -> None:
    from lantu_workbench.documents.packing import unpack

    texts = {document.key: unpack(document.reading).document for document in samples.values()}
    for finding in Finding.objects.all():
        for side in (*finding.here, *finding.there):
            document = texts[side["document"]]
            if document.repairs:
                assert side["quote"] in document.clean_text
            else:
                assert side["quote"] == document.source_text[side["start"] : side["end"]]


def test_the_cascade_runs_both_ways(samples: dict[str, Any], access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    link = Link.objects.select_related("upper", "lower").first()
    assert link is not None
    by = access("leader")
    assert link.lower_id in {end["row"].promise_id for end in queries.below(by, link.upper)}
    assert link.upper_id in {end["row"].promise_id for end in queries.above(by, link.lower)}
    page = sign_in("leader").get(f"/promises/{link.upper.key}/cascade").content.decode()
    assert f"/promises/{link.lower.key}" in page and "下级承接" in page
    answer = sign_in("leader").get(f"/api/v1/promises/{link.lower.key}/cascade").json()
    assert link.upper.key in {end["promise"]["id"] for end in answer["above"]}


def test_half_of_a_finding_is_told_to_nobody(samples: dict[str, Any], sign_in: Callable[[str], Any]) -> None:
    every = sign_in("leader").get("/findings.json?size=1000").json()["rows"]
    own = samples["district"].key
    mine = [row for row in every if {side["document"] for side in (*row["here"], *row["there"])} <= {own}]
    assert len(mine) < len(every)
    assert sign_in("clerk").get("/findings.json?size=1000").json()["rows"] == mine
    assert sign_in("other").get("/findings.json").json()["count"] == 0
    assert sign_in("public").get("/api/v1/findings").json()["count"] == 0
    link = Link.objects.filter(lower__document=samples["parks"]).select_related("upper__document").first()
    assert link is not None
    expected = 200 if link.upper.document == samples["district"] else 404
    assert sign_in("clerk").get(f"/promises/{link.upper.key}/cascade").status_code == expected


def test_the_tree_counts_what_may_be_seen(samples: dict[str, Any], sign_in: Callable[[str], Any]) -> None:
    places = sign_in("leader").get("/tree.json").json()["places"]
    assert sum(place["count"] for place in places) == PromiseVersion.objects.filter(is_current=True).count()
    documents = [branch for place in places for branch in place["branches"]]
    assert {branch["document"] for branch in documents} == {document.key for document in samples.values()}
    for branch in documents:
        assert branch["count"] >= sum(child["count"] for child in branch["branches"])
    assert sign_in("public").get("/tree.json").json()["places"] == []
    page = sign_in("leader").get("/tree").content.decode()
    assert all(f"/documents/{document.key}" in page for document in samples.values())


def test_an_offset_leads_to_its_sentence(samples: dict[str, Any], sign_in: Callable[[str], Any]) -> None:
    version = PromiseVersion.objects.filter(document=samples["printed"], is_current=True).order_by("-start").first()
    assert version is not None
    answer = sign_in("leader").get(f"/documents/{samples['printed'].key}?at={version.start}")
    assert answer.url == f"/documents/{samples['printed'].key}?part=1#s{version.sentence}"


def test_a_plan_is_made_of_what_people_left_in_the_ledger(
    samples: dict[str, Any], access: Callable[[str], Access], django_capture_on_commit_callbacks: Any, monkeypatch: Any
) -> None:
    import lantu
    from lantu_workbench.documents.models import Document
    from lantu_workbench.ledger.actions.change_promises import change_promises
    from lantu_workbench.ledger.choices import Change
    from lantu_workbench.plans import jobs

    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("nothing is read anew for a plan")

    monkeypatch.setattr(lantu, "annotate", never)
    link = Link.objects.select_related("lower").order_by("-confidence").first()
    assert link is not None
    with django_capture_on_commit_callbacks(execute=True):
        change_promises([link.lower_id], {}, change=Change.REJECTED, reason="不是承诺", by=access("administrator"))
    assert Job.objects.filter(kind="plans.make", state="waiting").count() == 1, "a correction makes the plan old"
    make_plans()
    assert Link.objects.exists() and not Link.objects.filter(lower=link.lower).exists() | Link.objects.filter(upper=link.lower).exists()
    made = Plan.objects.get()
    assert jobs.MakePlanJob().work({"office": made.office_id}, lambda *_: None) is None, "where nothing changed nothing is done"
    with django_capture_on_commit_callbacks(execute=True):
        change_promises([link.lower_id], {}, change=Change.RESTORED, reason="是承诺", by=access("administrator"))
        change_promises([link.lower_id], {"status": "confirmed"}, change=Change.CONFIRMED, reason="是承诺", by=access("administrator"))
    make_plans()
    assert Link.objects.filter(lower=link.lower).exists()
    assert Document.objects.filter(state="ready").count() == 4


def test_what_the_ledger_gives_is_what_was_read(samples: dict[str, Any]) -> None:
    """As long as nobody changed anything, a plan over the ledger is the plan over the documents."""
    import lantu
    from lantu.plans import build_plan
    from lantu.sources import read_bytes
    from lantu_workbench.documents.storage import read_file
    from lantu_workbench.plans.from_ledger import annotation_of
    from lantu_workbench.plans.from_library import plan_as_dict

    kept, read = [], []
    for document in samples.values():
        document.refresh_from_db()
        kept.append(annotation_of(document))
        suffix = document.file_name.rpartition(".")[2]
        read.append(lantu.annotate(read_bytes(read_file(document.file_id), f"{document.key}.{suffix}")))
        assert [promise.id for promise in kept[-1].promises] == [promise.id for promise in read[-1].promises]
    mine, theirs = plan_as_dict(build_plan(kept)), plan_as_dict(build_plan(read))
    key = lambda link: (link["upper"], link["lower"])  # noqa: E731
    assert sorted(map(key, mine["links"])) == sorted(map(key, theirs["links"]))
    assert [finding["zh"] for finding in mine["findings"]] == [finding["zh"] for finding in theirs["findings"]]
