"""Values that look wrong: held, released or discarded one by one, with a reason, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import translation
from tests.workbench.settlement.conftest import settle

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.jobs.models import Job
from lantu_workbench.settlement.actions.add_table import add_table, map_table, withdraw_table
from lantu_workbench.settlement.actions.decide_held import decide_held, undo_held
from lantu_workbench.settlement.actions.queue_settling import PAUSE
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.models import DataTable, HeldValue, Verdict
from lantu_workbench.settlement.queries import waiting_for
from lantu_workbench.settlement.wording import doubt_text

pytestmark = pytest.mark.django_db
GRAIN = "粮食产量稳定在50万吨以上"
YEARS = "".join(f"粮食产量,青石市,{year},{50 + year % 3},万吨\n" for year in range(2016, 2024))
SLIPPED = f"指标,地区,年份,数值,单位\n{YEARS}粮食产量,青石市,2024,523000,万吨\n"


def grain() -> Verdict:
    return Verdict.objects.get(is_current=True, version__text=GRAIN)


@pytest.fixture
def value(settled: Any, units: Any, access: Callable[[str], Access]) -> HeldValue:
    """The one value of a table that slipped by ten thousand; the promise of grain waits for it."""
    add_table([SLIPPED.encode()], "粮食.csv", unit=units["city"], by=access("supervision"))
    settle()
    return HeldValue.objects.select_related("table__unit").get()


def table() -> DataTable:
    return DataTable.objects.get()


def again() -> HeldValue:
    return HeldValue.objects.select_related("table__unit").get()


def test_a_doubtful_value_is_shown_with_its_series_and_what_waits(value: HeldValue, access: Callable[[str], Access]) -> None:
    assert (value.mention, value.period, value.row, value.column, value.state) == ("523000", "2024", 9, 4, "open")
    assert [period for period, _ in value.near] == ["2020", "2021", "2022", "2023"] and table().held == 1
    assert [row.version.text for row in waiting_for(access("leader"), value)] == [GRAIN]
    assert waiting_for(access("clerk"), value) == [], "they do not see the promise"


def test_released_it_proves_something_and_taken_back_it_does_not(value: HeldValue, access: Callable[[str], Access]) -> None:
    by = access("supervision")
    decide_held(value, HeldState.RELEASED, seen=value.digest, reason="原表如此", by=by)
    assert table().held == 0
    settle()
    assert grain().verdict == "kept" and again().state == "released" and again().is_current
    undo_held(again(), reason="看错了", by=by)
    settle()
    assert grain().verdict == "unproven" and grain().rule.startswith("settle.unproven.held") and table().held == 1
    rows = LogEntry.objects.filter(kind="held", key=value.key).order_by("number")
    assert [row.action.rpartition(".")[2] for row in rows] == ["released", "undone"]
    assert [row.reason for row in rows] == ["原表如此", "看错了"] and rows[0].actor == "ducha" and '"mention":"523000"' in rows[0].before
    assert verify_chain()[1] is None


def test_discarded_it_is_as_if_the_table_did_not_have_it(value: HeldValue, access: Callable[[str], Access]) -> None:
    decide_held(value, HeldState.DISCARDED, seen=value.digest, reason="录入错误", by=access("supervision"))
    settle()
    assert grain().verdict == "unproven" and grain().rule.startswith("settle.unproven.no_evidence")
    assert again().state == "discarded" and table().held == 0 and table().observations == 9


def test_a_decision_settles_the_office_again_after_a_pause(value: HeldValue, access: Callable[[str], Access]) -> None:
    assert not Job.objects.filter(kind="settlement.settle", state="waiting").exists()
    decide_held(value, HeldState.RELEASED, seen=value.digest, reason="x", by=access("supervision"))
    job = Job.objects.get(kind="settlement.settle", state="waiting")
    assert job.not_before is not None and abs(job.not_before - again().decided_at - PAUSE) < PAUSE / 4  # type: ignore[operator]


def test_who_may_and_what_is_refused(value: HeldValue, access: Callable[[str], Access]) -> None:
    given = {"state": HeldState.RELEASED, "seen": value.digest, "reason": "核对过"}
    before = LogEntry.objects.count()
    for who in ("clerk", "leader", "auditor", "other", "public"):
        with pytest.raises(PermissionDenied):
            decide_held(value, **given, by=access(who))  # type: ignore[arg-type]
        with pytest.raises(PermissionDenied):
            undo_held(value, reason="x", by=access(who))
    for wrong in ({"reason": " "}, {"seen": "0" * 64}):
        with pytest.raises(ValidationError):
            decide_held(value, **{**given, **wrong}, by=access("supervision"))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        undo_held(value, reason="x", by=access("supervision"))
    with pytest.raises(ValueError, match="open"):
        decide_held(value, HeldState.OPEN, seen=value.digest, reason="x", by=access("supervision"))
    assert LogEntry.objects.count() == before and again().state == "open"
    decide_held(value, **given, by=access("supervision"))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        decide_held(value, **{**given, "state": HeldState.DISCARDED}, by=access("administrator"))  # type: ignore[arg-type]
    undo_held(value, reason="另一位也可以撤回", by=access("administrator"))


def test_what_is_read_otherwise_is_open_again(value: HeldValue, access: Callable[[str], Access]) -> None:
    by = access("supervision")
    decide_held(value, HeldState.RELEASED, seen=value.digest, reason="核对过", by=by)
    settle()
    map_table(value.table, table().mapping + '\n[fixed]\nmeasure = "increment"\n', by=by)
    settle()
    now = again()
    assert (now.state, now.measure, now.decided_by, now.reason) == ("open", "increment", "", "") and now.digest != value.digest
    assert LogEntry.objects.filter(action="settlement.held.reopened", key=value.key).count() == 1
    with pytest.raises(ValidationError):
        decide_held(now, HeldState.RELEASED, seen=value.digest, reason="旧页面", by=by)


def test_what_looks_wrong_no_more_waits_no_more(value: HeldValue, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    """With other words in the column of the place each row is a series of its own, and none of them jumps."""
    by = access("supervision")
    map_table(value.table, '[columns]\nindicator = "指标"\nperiod = "年份"\nvalue = "数值"\nplace = "年份"\n', by=by)
    settle()
    assert not again().is_current and table().held == 0
    assert sign_in("leader").get("/settlement/held.json").json()["count"] == 0
    assert sign_in("leader").get(f"/settlement/held/{value.key}").status_code == 200, "verdicts of the past cite it"
    with pytest.raises(Http404):
        decide_held(again(), HeldState.RELEASED, seen=again().digest, reason="x", by=by)


def test_a_table_taken_out_has_nothing_that_waits(value: HeldValue, access: Callable[[str], Access], sign_in: Callable[[str], Any]) -> None:
    withdraw_table(value.table, reason="重复", by=access("supervision"))
    assert sign_in("leader").get("/settlement/held.json").json()["count"] == 0
    with pytest.raises(Http404):
        decide_held(value, HeldState.RELEASED, seen=value.digest, reason="x", by=access("supervision"))


def test_the_pages_of_held_values(value: HeldValue, sign_in: Callable[[str], Any]) -> None:
    reviewer, address = sign_in("supervision"), f"/settlement/held/{value.key}"
    listed = reviewer.get("/settlement/held?state=open").content.decode()
    assert address in listed and "像是单位写错了（差 10000 倍）" in listed
    page = reviewer.get(address).content.decode()
    assert "放行" in page and "<mark>523000</mark>" in page and GRAIN in page and "2023" in page
    seen = sign_in("leader").get(address).content.decode()
    assert "523000" in seen and f"{address}/release" not in seen
    assert address in reviewer.get(f"/promises/{grain().promise.key}/verdict").content.decode()
    assert "/settlement/held?state=open&amp;table=" in reviewer.get(value.table.get_absolute_url()).content.decode()
    for who in ("clerk", "other", "public"):
        assert sign_in(who).get("/settlement/held.json").json()["count"] == 0, who
        assert sign_in(who).get(address).status_code == 404
    refused = reviewer.post(f"{address}/discard", {"reason": "", "seen": value.digest})
    assert refused.status_code == 422 and "请写明理由" in refused.content.decode()
    assert reviewer.post(f"{address}/discard", {"reason": "错", "seen": value.digest}).status_code == 302
    page = reviewer.get(address).content.decode()
    assert "已剔除" in page and "撤回决定" in page and f"{address}/discard" not in page
    assert reviewer.post(f"{address}/undo", {"reason": "再看看"}).status_code == 302
    assert "撤回了先前的决定" in reviewer.get(address).content.decode()


def test_the_api_decides_too(value: HeldValue, sign_in: Callable[[str], Any]) -> None:
    def post(who: str, verb: str, **given: Any) -> Any:
        address = f"/api/v1/held-values/{value.key}/{verb}"
        return sign_in(who).post(address, {"reason": "核对过", **given}, content_type="application/json")

    listed = sign_in("leader").get("/api/v1/held-values?state=open").json()["rows"]
    assert [row["key"] for row in listed] == [value.key]
    one = sign_in("leader").get(f"/api/v1/held-values/{value.key}").json()
    assert one["waiting"] == [grain().promise.key] and one["near"][-1] == {"period": "2023", "mention": "51"}
    assert one | {"near": [], "waiting": []} == listed[0] | {"near": [], "waiting": []}
    seen = one["seen"]
    assert post("leader", "release", seen=seen).status_code == 403 and post("other", "release", seen=seen).status_code == 404
    assert post("public", "release", seen=seen).status_code == 401
    assert post("supervision", "release").status_code == 422 and post("supervision", "release", seen="x").status_code == 422
    assert post("supervision", "release", seen=seen, reason="").status_code == 422
    assert post("supervision", "release", seen=seen).json()["state"] == "released"
    assert post("supervision", "discard", seen=seen).status_code == 422
    assert post("administrator", "undo").json()["state"] == "open"
    assert post("administrator", "discard", seen=seen).json()["decided_by"] == "admin"


def test_each_doubt_is_told_in_both_languages() -> None:
    told = {
        "impossible: 120% of a whole": ("占比不可能是 120%", "a share cannot be 120%"),
        "impossible: fell by 130%": ("不可能下降 130%", "it cannot fall by 130%"),
        "impossible: -5 吨": ("不可能是负数：-5 吨", "it cannot be negative: -5 吨"),
        "jump: 5.5% beside 90.1%": ("和前后的数相差悬殊：5.5%，前后为 90.1%", "it jumps: 5.5% beside 90.1%"),
        "unit slip ×10000: 523000 beside 51": (
            "像是单位写错了（差 10000 倍）：523000，前后为 51",
            "it looks like a slip of the unit (×10000): 523000 beside 51",
        ),
        "something new": ("something new", "something new"),
    }
    for why, (chinese, english) in told.items():
        with translation.override("zh-hans"):
            assert doubt_text(why) == chinese
        with translation.override("en"):
            assert doubt_text(why) == english
