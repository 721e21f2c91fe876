"""Signatures and objections: who may, in which order, and what of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone
from tests.workbench.settlement.conftest import settle

from lantu_workbench.accounts.actions.make_user import make_user
from lantu_workbench.accounts.queries import access_of
from lantu_workbench.base.access import SYSTEM, Access, Role
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.ledger.models import Promise
from lantu_workbench.settlement.actions.dispute_verdict import decide_dispute, dispute_verdict, withdraw_dispute
from lantu_workbench.settlement.actions.settle_now import settle_now
from lantu_workbench.settlement.actions.sign_verdict import sign_verdict, withdraw_signature
from lantu_workbench.settlement.models import Dispute, Run, Signature, Verdict

pytestmark = pytest.mark.django_db
ROAD = "由市交通局牵头，新建农村公路120公里"


@pytest.fixture
def road(settled: Any) -> Promise:
    """The promise that names the clerk's bureau; it is missed."""
    return Promise.objects.select_related("document__unit").get(verdicts__version__text=ROAD)


@pytest.fixture
def second(units: Any) -> Access:
    """Another reviewer of the city."""
    return access_of(make_user("fuhe", password="a long password 9", roles=[(Role.SUPERVISION, units["city"])], by=SYSTEM))


def logged(promise: Promise) -> list[str]:
    rows = LogEntry.objects.filter(kind="promise", key=promise.key).order_by("number")
    return [row.action.removeprefix("settlement.") for row in rows if row.action.startswith("settlement.")]


def test_a_reviewer_signs_and_takes_it_back(road: Promise, access: Callable[[str], Access], second: Access) -> None:
    by = access("supervision")
    for who in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            sign_verdict(road, number=1, by=access(who))
    with pytest.raises(ValidationError):
        sign_verdict(road, number=2, by=by)
    sign_verdict(road, number=1, reason="核过原文", by=by)
    with pytest.raises(ValidationError):
        sign_verdict(road, number=1, by=second)
    with pytest.raises(Http404):
        withdraw_signature(road, by=second)
    withdraw_signature(road, by=by)
    sign_verdict(road, number=1, by=second)
    assert Signature.objects.count() == 2 and logged(road) == ["verdict.signed", "signature.withdrawn", "verdict.signed"]


def test_an_objection_is_decided_by_somebody_else(road: Promise, access: Callable[[str], Access], second: Access) -> None:
    sign_verdict(road, number=1, by=access("supervision"))
    for who in ("auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            dispute_verdict(road, number=1, reason="不服", by=access(who))
    for wrong in ({"reason": " "}, {"number": 7}, {"wanted": "missed"}, {"wanted": "perfect"}):
        with pytest.raises(ValidationError):
            dispute_verdict(road, **{"number": 1, "reason": "验收时已达 121 公里", **wrong}, by=access("clerk"))  # type: ignore[arg-type]
    row = dispute_verdict(road, number=1, reason="验收时已达 121 公里", wanted="kept", by=access("clerk"))
    assert row.decide_by == timezone.localdate() + timedelta(days=15)
    with pytest.raises(ValidationError):
        dispute_verdict(road, number=1, reason="再提", by=access("leader"))
    for who in (access("supervision"), access("clerk"), access("leader"), access("other")):
        with pytest.raises(PermissionDenied):
            decide_dispute(row.pk, verdict="kept", reason="x", by=who)
    with pytest.raises(ValidationError):
        decide_dispute(row.pk, verdict="kept", reason="", by=second)
    decided = decide_dispute(row.pk, verdict="kept", reason="验收报告第 3 页", by=second)
    now = Verdict.objects.get(promise=road, is_current=True)
    assert decided.state == "changed" and decided.outcome == now
    assert (now.verdict, now.number, now.basis, now.by, now.reason) == ("kept", 2, "dispute", second.name, "验收报告第 3 页")
    old = Verdict.objects.get(promise=road, number=1)
    assert old.verdict == "missed" and old.known_to == now.known_from
    assert logged(road) == ["verdict.signed", "dispute.opened", "dispute.decided"] and verify_chain()[1] is None
    with pytest.raises(Http404):
        decide_dispute(row.pk, verdict="missed", reason="x", by=second)


def test_who_objects_does_not_decide(road: Promise, access: Callable[[str], Access], second: Access) -> None:
    row = dispute_verdict(road, number=1, reason="存疑", by=access("supervision"))
    with pytest.raises(PermissionDenied):
        decide_dispute(row.pk, verdict="missed", reason="维持", by=access("supervision"))
    assert decide_dispute(row.pk, verdict="missed", reason="维持", by=second).state == "upheld"
    assert Verdict.objects.filter(promise=road).count() == 1


def test_an_objection_can_be_taken_back_by_who_made_it(road: Promise, access: Callable[[str], Access]) -> None:
    row = dispute_verdict(road, number=1, reason="存疑", by=access("clerk"))
    with pytest.raises(ValidationError):
        sign_verdict(road, number=1, by=access("supervision"))
    with pytest.raises(Http404):
        withdraw_dispute(row.pk, by=access("supervision"))
    assert withdraw_dispute(row.pk, by=access("clerk")).state == "withdrawn"
    sign_verdict(road, number=1, by=access("supervision"))
    assert logged(road) == ["dispute.opened", "dispute.withdrawn", "verdict.signed"]


def test_what_was_decided_stands_until_something_else_is_found(
    road: Promise, access: Callable[[str], Access], second: Access, units: Any, add: Callable[..., Any]
) -> None:
    row = dispute_verdict(road, number=1, reason="验收时已达 121 公里", wanted="kept", by=access("clerk"))
    decide_dispute(row.pk, verdict="kept", reason="验收报告", by=second)
    Run.objects.update(inputs="")
    settle_now(units["city"], reason="再对", by=access("supervision"))
    settle()
    assert Verdict.objects.get(promise=road, is_current=True).number == 2, "the rule found the same again"
    add("青石市2025年统计工作报告（青石市统计局）\n\n——2025年3月20日\n\n一、2024年工作回顾\n\n过去一年，新建农村公路88公里。\n", "gb.txt")
    settle_now(units["city"], reason="再对", by=access("supervision"))
    settle()
    now = Verdict.objects.get(promise=road, is_current=True)
    assert (now.number, now.verdict, now.basis) == (3, "missed", "rule") and "88" in now.why


def test_the_pages_act_and_tell_what_was_refused(road: Promise, sign_in: Callable[[str], Any], second: Access) -> None:
    address = f"/promises/{road.key}/verdict"
    clerk, reviewer = sign_in("clerk"), sign_in("supervision")
    assert "提出异议" in clerk.get(address).content.decode() and "签署这个判定" not in clerk.get(address).content.decode()
    assert reviewer.post(f"{address}/sign", {"number": 9}).status_code == 422
    assert reviewer.post(f"{address}/sign", {"number": 1}).status_code == 302
    assert "ducha 签署" in clerk.get(address).content.decode()
    refused = clerk.post(f"{address}/dispute", {"number": 1, "reason": ""})
    assert refused.status_code == 422 and "请写明理由" in refused.content.decode()
    assert clerk.post(f"{address}/dispute", {"number": 1, "reason": "少算了", "wanted": "partly"}).status_code == 302
    row = Dispute.objects.get()
    listed = clerk.get("/settlement/disputes.json").json()["rows"]
    assert [(one["promise"], one["wanted"], one["state"]) for one in listed] == [(road.key, "partly", "open")]
    assert sign_in("other").get("/settlement/disputes.json").json()["count"] == 0
    assert reviewer.post(f"/settlement/disputes/{row.pk}/decide", {"verdict": "missed", "reason": "x"}).status_code == 403
    assert sign_in("other").post(f"/settlement/disputes/{row.pk}/decide", {"verdict": "missed", "reason": "x"}).status_code == 404
    admin = sign_in("administrator")
    assert "决定异议" in admin.get(address).content.decode()
    assert admin.post(f"/settlement/disputes/{row.pk}/decide", {"verdict": "partly", "reason": "补了半程"}).status_code == 302
    page = clerk.get(address).content.decode()
    assert "异议后改判" in page and "补了半程" in page and "部分兑现" in page
    assert "部分兑现" in sign_in("leader").get("/settlement/report").content.decode()
    for ending in ("jsonl", "xlsx", "html"):
        assert sign_in("leader").get(f"/settlement/report.{ending}").status_code == 200


def test_an_overdue_objection_says_so(road: Promise, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    row = dispute_verdict(road, number=1, reason="存疑", by=access("clerk"))
    Dispute.objects.filter(pk=row.pk).update(decide_by=timezone.localdate() - timedelta(days=1))
    assert "已超期" in sign_in("administrator").get(f"/promises/{road.key}/verdict").content.decode()
    assert "已超期" in sign_in("administrator").get("/settlement/disputes").content.decode()


def test_the_api_does_the_same(road: Promise, sign_in: Callable[[str], Any]) -> None:
    def post(who: str, address: str, given: Any) -> Any:
        return sign_in(who).post(f"/api/v1{address}", given, content_type="application/json")

    assert post("leader", f"/promises/{road.key}/verdict/sign", {"number": 1}).status_code == 403
    assert post("supervision", f"/promises/{road.key}/verdict/sign", {"number": 1}).json()["history"][0]["signed"][0]["by"] == "ducha"
    made = post("leader", f"/promises/{road.key}/verdict/dispute", {"number": 1, "reason": "存疑", "wanted": "kept"}).json()
    assert made["state"] == "open" and sign_in("leader").get("/api/v1/disputes").json()["count"] == 1
    assert post("supervision", f"/disputes/{made['id']}/decide", {"verdict": "kept", "reason": "x"}).status_code == 403
    assert post("other", f"/disputes/{made['id']}/decide", {"verdict": "kept", "reason": "x"}).status_code == 404
    assert post("administrator", f"/disputes/{made['id']}/decide", {"verdict": "kept", "reason": "属实"}).json()["state"] == "changed"
    assert sign_in("leader").get(f"/api/v1/promises/{road.key}").json()["verdict"] == "kept"
    assert post("leader", f"/disputes/{made['id']}/withdraw", {"reason": "x"}).status_code == 404
