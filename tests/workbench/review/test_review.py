"""The review: decisions, their undoing, what they leave as examples, and what they tell of the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, QueryDict

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.review import queries
from lantu_workbench.review.actions.accept import accept_promise
from lantu_workbench.review.actions.correct import correct_promise
from lantu_workbench.review.actions.merge import merge_promises
from lantu_workbench.review.actions.reject import reject_promise
from lantu_workbench.review.actions.split import split_promise
from lantu_workbench.review.actions.undo import undo_decision
from lantu_workbench.review.examples import examples
from lantu_workbench.review.models import Decision

pytestmark = pytest.mark.django_db


def row(words: str) -> PromiseVersion:
    rows = PromiseVersion.objects.select_related("promise", "reading").prefetch_related("figures")
    return rows.exclude(status="rejected").get(is_current=True, text__contains=words)


def reproduces(version: PromiseVersion) -> bool:
    text = unpack(version.reading).document
    figures = [text.clean_text[figure.clean_start : figure.clean_end] == figure.mention for figure in version.figures.all()]
    return text.source_text[version.start : version.end] == version.quote and all(figures)


@pytest.fixture
def reviewer(plan: Any, access: Callable[[str], Access]) -> Access:
    return access("supervision")


def test_the_queue_holds_what_nobody_reviewed_most_doubtful_first(plan: Any, reviewer: Access) -> None:
    waiting = list(queries.queue(reviewer, QueryDict()))
    assert len(waiting) == plan.promises
    assert [entry.doubt for entry in waiting] == sorted((entry.doubt for entry in waiting), reverse=True)
    accept_promise(waiting[0].promise_id, by=reviewer)
    assert [entry.pk for entry in queries.queue(reviewer, QueryDict())] == [entry.pk for entry in waiting[1:]]
    assert queries.queue(reviewer, QueryDict("kind=project")).count() < len(waiting) - 1


def test_accepting_makes_a_version_that_says_who(reviewer: Access) -> None:
    old = row("青石大桥")
    accept_promise(old.promise_id, by=reviewer)
    new = row("青石大桥")
    assert (new.number, new.status, new.by, new.change) == (2, "confirmed", "ducha", "confirmed")
    assert {**content_of(old), "status": "confirmed"} == content_of(new)
    entry = LogEntry.objects.get(action="review.promise.accepted")
    assert json.loads(entry.after or "")[new.promise.key] == {"status": "confirmed", "version": 2}
    assert verify_chain()[1] is None


def test_rejecting_says_what_the_words_are(reviewer: Access) -> None:
    entry = row("5G产业园区")
    decision = reject_promise(entry.promise_id, label="context", by=reviewer)
    assert decision.label == "context" and decision.after == []
    assert PromiseVersion.objects.get(promise=entry.promise, is_current=True).status == "rejected"
    with pytest.raises(ValidationError):
        reject_promise(entry.promise_id, label="promise", by=reviewer)


def test_correcting_span_and_fields(reviewer: Access) -> None:
    old = row("轨道通车里程")
    decision = correct_promise(old.promise_id, {"due": "2026-12"}, words="轨道通车里程达到60公里以上", by=reviewer)
    new = row("轨道通车里程")
    assert (new.text, new.quote, new.due, new.status) == (
        "轨道通车里程达到60公里以上",
        "轨道通车里程达到60公里以上",
        "2026-12",
        "corrected",
    )
    assert reproduces(new) and new.figures.count() == 1 and "due" not in new.reasons
    assert decision.before[0]["text"] == old.text and decision.after[0]["text"] == new.text
    with pytest.raises(ValidationError, match="没有"):
        correct_promise(new.promise_id, {}, words="原文里没有的话", by=reviewer)
    with pytest.raises(ValidationError, match="没有要改"):
        correct_promise(new.promise_id, {"due": "2026-12"}, words=new.text, by=reviewer)


def test_splitting_keeps_the_first_and_enters_the_others(plan: Any, reviewer: Access) -> None:
    old = row("轨道通车里程")
    correct_promise(old.promise_id, {}, words="新建农村道路12条，力争轨道通车里程达到60公里以上", by=reviewer)
    split_promise(old.promise_id, ["新建农村道路12条", "力争轨道通车里程达到60公里以上"], by=reviewer)
    roads, rails = PromiseVersion.objects.filter(is_current=True, status="corrected").order_by("start")
    assert (roads.text, rails.text) == ("新建农村道路12条", "力争轨道通车里程达到60公里以上")
    assert roads.promise_id == old.promise_id and rails.number == 1 and rails.change == "split"
    assert reproduces(roads) and reproduces(rails) and rails.action == "" and rails.reasons["action"] == "not found"
    assert [figure.mention for figure in rails.figures.all()] == ["60公里"]
    for parts in (["新建农村道路12条"], ["12条", "新建"], ["新建", "没有"]):
        with pytest.raises(ValidationError):
            split_promise(roads.promise_id, parts, by=reviewer)


def test_merging_takes_the_other_out(plan: Any, reviewer: Access) -> None:
    first, second = row("青石大桥"), row("过江通道")
    merge_promises(first.promise_id, second.promise_id, by=reviewer)
    merged = row("青石大桥")
    assert merged.text == "到2027年，建成青石大桥，打通过江通道3条" and reproduces(merged) and merged.figures.count() == 1
    assert PromiseVersion.objects.get(promise=second.promise, is_current=True).status == "rejected"
    with pytest.raises(ValidationError):
        merge_promises(merged.promise_id, row("规模以上企业").promise_id, by=reviewer)


def test_undoing_gives_back_what_was(plan: Any, reviewer: Access) -> None:
    before = {version.promise_id: content_of(version) for version in PromiseVersion.objects.filter(is_current=True)}

    def now() -> dict[int, Any]:
        rows = PromiseVersion.objects.filter(is_current=True).exclude(status="rejected")
        return {version.promise_id: content_of(version) for version in rows}

    first, second, third = row("青石大桥"), row("过江通道"), row("校门口道路改造")
    merge_promises(first.promise_id, second.promise_id, by=reviewer)
    split_promise(third.promise_id, [third.text[:6], third.text[6:]], by=reviewer)
    correct_promise(row("农村道路").promise_id, {"due": "2030"}, by=reviewer)
    reject_promise(row("5G产业园区").promise_id, label="context", by=reviewer)
    accept_promise(row("规模以上企业").promise_id, by=reviewer)
    for _ in range(5):
        undo_decision(by=reviewer)
    assert now() == before
    assert queries.decisions(reviewer).count() == 0 and Decision.objects.count() == 5
    with pytest.raises(Http404):
        undo_decision(by=reviewer)
    assert verify_chain()[1] is None


def test_what_others_changed_since_is_not_undone(plan: Any, reviewer: Access, access: Callable[[str], Access]) -> None:
    decision = accept_promise(row("青石大桥").promise_id, by=reviewer)
    with pytest.raises(Http404):
        undo_decision(decision.pk, by=access("administrator"))
    correct_promise(row("青石大桥").promise_id, {"due": "2030"}, by=access("administrator"))
    with pytest.raises(ValidationError, match="别人"):
        undo_decision(decision.pk, by=reviewer)
    assert row("青石大桥").due == "2030"


def test_only_reviewers_of_the_unit_decide(plan: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    entry = row("青石大桥")
    for name in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            accept_promise(entry.promise_id, by=access(name))
        if name != "other":
            answers = {sign_in(name).get(address).status_code for address in ("/review", "/review/examples.jsonl", "/api/v1/review/queue")}
            assert answers <= {403, 302, 401}, name
    client = sign_in("other")
    assert client.post(f"/review/{entry.promise.key}", {"verb": "accept"}).status_code == 404
    assert client.post(f"/api/v1/promises/{entry.promise.key}/accept", {}, content_type="application/json").status_code == 404
    assert client.get("/review/examples.jsonl").getvalue() == b""
    assert row("青石大桥").status == "unreviewed"


def test_the_page_takes_a_decision_and_shows_the_next(plan: Any, sign_in: Callable[[str], Any], reviewer: Access) -> None:
    client = sign_in("supervision")
    first, second = list(queries.queue(reviewer, QueryDict())[:2])
    page = client.get("/review").content.decode()
    assert first.promise.key in page and 'data-key="a"' in page and "style=" not in page
    answer = client.post(f"/review/{first.promise.key}", {"verb": "reject", "label": "result", "query": ""}, follow=True)
    page = answer.content.decode()
    assert f'action="/review/{second.promise.key}"' in page and "已剔除" in page
    page = client.post("/review/undo", {"query": ""}, follow=True).content.decode()
    assert f'action="/review/{first.promise.key}"' in page
    fields = dict.fromkeys(("action", "object", "actor", "place", "due", "lead_body", "responsible_bodies"), "")
    wrong = client.post(f"/review/{first.promise.key}", {"verb": "correct", "words": "不在原文里", "kind": "project", **fields})
    assert wrong.status_code == 422 and "不在原文里" in wrong.content.decode()
    assert client.post(f"/review/{first.promise.key}", {"verb": "dance"}).status_code == 422


def test_only_what_was_drawn_by_lot_counts(plan: Any, sign_in: Callable[[str], Any], reviewer: Access) -> None:
    client = sign_in("supervision")

    def drawn_now() -> str:
        return re.findall(r'action="/review/(\w{8}-\w+)"', client.get("/review?mode=sample").content.decode())[0]

    keys = [drawn_now() for _ in range(4)]
    assert len(set(keys)) == 1, "it stays until it is decided"
    client.post(f"/review/{keys[0]}", {"verb": "accept", "query": "mode=sample"})
    drawn = drawn_now()
    forged = next(entry.promise.key for entry in queries.queue(reviewer, QueryDict()) if entry.promise.key != drawn)
    client.post(f"/review/{forged}", {"verb": "accept", "query": "mode=sample"})
    answer = client.post(f"/review/{drawn}", {"verb": "reject", "label": "context", "query": "mode=sample"})
    assert answer.status_code == 302, answer.content.decode()
    assert list(Decision.objects.order_by("pk").values_list("is_sampled", flat=True)) == [True, False, True]
    total, text = queries.accuracy(reviewer)
    assert (total.checked, total.right, total.wrong, text.kind) == (2, 1, 1, "text")
    assert total.share == 0.5 and total.bounds[0] < 0.5 < total.bounds[1]


def test_examples_say_what_was_read_and_what_is_right(plan: Any, reviewer: Access) -> None:
    correct_promise(row("轨道通车里程").promise_id, {"due": "2026-12"}, words="轨道通车里程达到60公里以上", by=reviewer)
    reject_promise(row("5G产业园区").promise_id, label="context", by=reviewer)
    accept_promise(row("青石大桥").promise_id, by=reviewer)
    undo_decision(by=reviewer)
    lines = [json.loads(line) for line in examples(queries.decisions(reviewer))]
    assert [(line["decision"], line["label"]) for line in lines] == [("corrected", "promise"), ("rejected", "context")]
    corrected = lines[0]
    assert corrected["correct"][0]["due"] == "2026-12" and corrected["read"][0]["due"] != "2026-12"
    source = unpack(plan.reading).document.source_text
    for line in lines:
        assert source[line["start"] : line["end"]] == line["sentence"]
        assert all(source[item["start"] : item["end"]] == item["text"] for item in (*line["read"], *line["correct"]))


def test_the_api_does_the_same(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("supervision")

    def post(address: str, **given: Any) -> Any:
        return client.post(f"/api/v1{address}", given, content_type="application/json").json()

    waiting = client.get("/api/v1/review/queue?size=3").json()
    assert waiting["count"] == plan.promises and len(waiting["rows"]) == 3
    key = row("青石大桥").promise.key
    assert post(f"/promises/{key}/accept")["verb"] == "accepted"
    decision = post(f"/promises/{key}/correct", due="2029")
    assert decision["after"][0]["due"] == "2029"
    assert post(f"/review/decisions/{decision['id']}/undo")["undone_at"]
    assert "detail" in post(f"/promises/{key}/split", parts=["建成", "没有的"])
    assert post(f"/promises/{key}/reject", label="result")["label"] == "result"
    other = row("规模以上企业").promise.key
    assert post(f"/promises/{row('5G产业园区').promise.key}/merge", other=other)["verb"] == "merged"
    assert client.get("/api/v1/review/accuracy").json()[0]["checked"] == 0
    assert len(client.get("/api/v1/review/examples").getvalue().splitlines()) == 3


def test_a_newer_reader_leaves_what_was_decided(plan: Any, add: Callable[..., Any], reviewer: Access) -> None:
    from lantu_workbench.documents.actions.read_again import read_again
    from lantu_workbench.jobs.worker import work_all

    third = row("校门口道路改造")
    split_promise(third.promise_id, [third.text[:6], third.text[6:]], by=reviewer)
    before = {version.promise_id: content_of(version) for version in PromiseVersion.objects.filter(is_current=True)}
    read_again(plan, reason="新版本", by=reviewer)
    work_all()
    assert {version.promise_id: content_of(version) for version in PromiseVersion.objects.filter(is_current=True)} == before
