"""Settling: what is judged, what is kept of it, and what is not computed again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.workbench.settlement.conftest import settle

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import verify_chain
from lantu_workbench.base.models import LogEntry
from lantu_workbench.documents.packing import unpack
from lantu_workbench.jobs.models import Job
from lantu_workbench.ledger.actions.change_promises import change_promises
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.review.actions.reject import reject_promise
from lantu_workbench.settlement.actions.settle_now import settle_now
from lantu_workbench.settlement.jobs import SettleJob
from lantu_workbench.settlement.models import Evidence, Run, Verdict

pytestmark = pytest.mark.django_db
KEPT, MISSED, OPEN = "地区生产总值增长6%以上", "城镇登记失业率控制在4%以内", "粮食产量稳定在50万吨以上"

COMMUNIQUE = """青石市2025年统计工作报告（青石市统计局）

——2025年3月20日在青石市统计工作会议上

一、2024年工作回顾

过去一年，固定资产投资增长5.2%。
"""


def verdicts() -> dict[str, str]:
    rows = Verdict.objects.filter(is_current=True).select_related("version")
    return {row.version.text: row.verdict for row in rows}


def one(text: str) -> Verdict:
    return Verdict.objects.select_related("promise__document__unit", "version").get(is_current=True, version__text=text)


def tells(record: Any, number: int) -> bool:
    """Whether a record tells of a number, as a value or in words; digits of keys and hashes count for nothing."""
    if isinstance(record, dict | list):
        return any(tells(part, number) for part in (record.values() if isinstance(record, dict) else record))
    if isinstance(record, str):
        return re.search(rf"(?<![0-9A-Za-z]){number}(?![0-9A-Za-z])", record) is not None
    return isinstance(record, int | float) and record == number


def again(units: Any, by: Access) -> None:
    settle_now(units["city"], reason="再对一次", by=by)
    settle()


def test_settling_asks_as_often_for_many_documents_as_for_few(
    settled: Any, add: Callable[..., Any], units: Any, access: Callable[[str], Access]
) -> None:
    by, job = access("supervision"), SettleJob()

    def queries() -> int:
        Run.objects.update(inputs="")
        with CaptureQueriesContext(connection) as caught:
            assert job.work({"office": units["city"].pk}, lambda *_: None) is not None
        return len(caught)

    change_promises([one(KEPT).promise_id], {"due": "2026"}, change=Change.CORRECTED, reason="x", by=by)
    reject_promise(one(MISSED).promise_id, label="context", by=by)
    few = queries()
    for number in range(3, 8):
        add(f"青石市2025年第{number}号计划\n\n2025年2月{number}日\n\n今年新建公园{number}个。\n", f"{number}.txt")
    change_promises(
        [PromiseVersion.objects.get(text="今年新建公园3个", is_current=True).promise_id],
        {"due": "2027"},
        change=Change.CORRECTED,
        reason="x",
        by=by,
    )
    assert queries() == few


def test_every_entry_of_the_plan_is_judged(settled: Any) -> None:
    found = verdicts()
    assert found[KEPT] == "kept" and found[MISSED] == "missed" and found[OPEN] == "unproven"
    assert found["城镇新增就业3万人"] == "kept" and found["由市交通局牵头，新建农村公路120公里"] == "missed"
    current = PromiseVersion.objects.filter(is_current=True).exclude(status="rejected")
    assert Verdict.objects.filter(is_current=True).count() == current.count()


def test_both_citations_reproduce_their_sources(settled: Any) -> None:
    texts = {document.key: unpack(document.reading).document.source_text for document in settled.values()}
    checked = 0
    for verdict in Verdict.objects.filter(is_current=True):
        for part in verdict.parts:
            for side in (part["promise"], *part["evidence"]):
                assert texts[side["doc"]][side["start"] : side["end"]] == side["mention"]
                checked += 1
    assert checked >= 10
    assert {piece.document.key for piece in Evidence.objects.select_related("document")} == {settled["report"].key}


def test_a_verdict_knows_both_dates_its_rule_and_what_would_settle_it(settled: Any) -> None:
    kept, open_ = one(KEPT), one(OPEN)
    assert kept.true_from.isoformat() == "2025-01-12" and kept.known_from is not None and kept.known_to is None
    assert kept.rule.startswith("settle.higher.ge@") and kept.why == "地区生产总值 6.4% ≥ 6%" and kept.grade == "own_report"
    assert open_.need == "published_figure" and open_.need_cost == 1 and kept.need == "" and kept.need_cost is None


def test_what_did_not_change_is_neither_computed_nor_written(
    settled: Any, units: Any, access: Callable[[str], Access], monkeypatch: Any
) -> None:
    from lantu_workbench.settlement import jobs

    before, written = Run.objects.get(), Verdict.objects.count()
    monkeypatch.setattr(jobs, "settle_all", lambda *_: pytest.fail("computed again"))
    again(units, access("supervision"))
    assert Job.objects.filter(kind="settlement.settle", state="done").count() == 2
    assert Run.objects.get().made_at == before.made_at and Verdict.objects.count() == written


def test_a_new_document_changes_only_the_verdicts_that_it_answers(
    settled: Any, add: Callable[..., Any], units: Any, access: Callable[[str], Access]
) -> None:
    numbers = {row.promise_id: row.number for row in Verdict.objects.filter(is_current=True)}
    add(COMMUNIQUE, "gb.txt")
    again(units, access("supervision"))
    found = one("固定资产投资增长8%")
    assert found.verdict == "missed" and found.grade == "statistics" and found.number == 2
    others = Verdict.objects.filter(is_current=True, promise__in=numbers).exclude(pk=found.pk)
    assert all(row.number == numbers[row.promise_id] for row in others)
    old = Verdict.objects.get(promise=found.promise, number=1)
    assert old.verdict == "unproven" and old.known_to == found.known_from and not old.is_current
    entry = LogEntry.objects.get(action="settlement.verdict.changed", key=found.promise.key)
    assert '"missed"' in entry.after and '"unproven"' in entry.before
    assert verify_chain()[1] is None


def test_what_people_corrected_counts(settled: Any, units: Any, access: Callable[[str], Access]) -> None:
    """A later due date is a later one; what is no promise is not shown; words called a result prove something."""
    by = access("supervision")
    road = one("由市交通局牵头，新建农村公路120公里")
    change_promises([road.promise_id], {"due": "2026"}, change=Change.CORRECTED, reason="延期", by=by)
    again(units, by)
    assert one("由市交通局牵头，新建农村公路120公里").verdict != "missed"
    assert one("由市交通局牵头，新建农村公路120公里").parts[0]["promise"]["period"] == "2026"
    reject_promise(one(KEPT).promise_id, label="context", by=by)
    again(units, by)
    shown = PromiseVersion.objects.filter(is_current=True).exclude(status="rejected")
    assert not shown.filter(text=KEPT).exists() and verdicts()[MISSED] == "missed"


def test_a_passage_that_a_reviewer_calls_a_result_is_evidence(
    add: Callable[..., Any], units: Any, access: Callable[[str], Access], settled: Any
) -> None:
    """The reader took the words of a report for a promise; said to be a result, they answer one."""
    by = access("supervision")
    text = "青石市2025年工作情况\n\n2025年1月20日\n\n2024年新建口袋公园8个。\n"
    document = add(text, "park.txt")
    add("青石市2024年工作要点\n\n2024年2月1日\n\n今年新建口袋公园6个。\n", "park-plan.txt")
    misread = PromiseVersion.objects.filter(document=document, is_current=True).first()
    if misread is not None:
        reject_promise(misread.promise_id, label="result", by=by)
    again(units, by)
    assert verdicts()["今年新建口袋公园6个"] == "kept"


def test_whatever_changes_the_ledger_has_it_settled_again(
    add: Callable[..., Any], django_capture_on_commit_callbacks: Any, access: Callable[[str], Access]
) -> None:
    from tests.workbench.settlement.conftest import PROMISED

    def waiting() -> int:
        return Job.objects.filter(kind="settlement.settle", state="waiting").count()

    with django_capture_on_commit_callbacks(execute=True):
        add(PROMISED, "2024.txt")
    assert waiting() == 1, "one settling for all that came together"
    settle()
    assert waiting() == 0 and Run.objects.get().promises == 6
    with django_capture_on_commit_callbacks(execute=True):
        promise = PromiseVersion.objects.filter(is_current=True)[0].promise_id
        change_promises([promise], {"due": "2030"}, change=Change.EDITED, reason="x", by=access("supervision"))
    assert waiting() == 1


def test_the_ledger_shows_filters_and_dates_verdicts(settled: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    rows = client.get("/ledger.json?verdict=missed").json()["rows"]
    assert {row["text"] for row in rows} == {MISSED, "由市交通局牵头，新建农村公路120公里"} and {row["verdict"] for row in rows} == {
        "missed"
    }
    assert client.get("/ledger.json?verdict=-").json()["count"] == 0
    page = client.get("/ledger").content.decode()
    assert "兑现" in page and "未兑现" in page and "未判定" not in page
    then = client.get("/ledger.json?as_of=2020-01-01").json()
    assert then["count"] == 0
    assert client.get("/ledger.json?true_on=2024-06-01&verdict=-").json()["count"] == 4, "in the middle of 2024 no report was out"
    key = rows[0]["id"]
    assert client.get(f"/promises/{key}.json").json()["verdict"] == "missed"
    assert f"/promises/{key}/verdict" in client.get(f"/promises/{key}").content.decode()


def test_before_settling_nothing_is_judged(plan: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    rows = client.get("/ledger.json").json()["rows"]
    assert {row["verdict"] for row in rows} == {""} and "未判定" in client.get("/ledger").content.decode()
    assert client.get(f"/promises/{rows[0]['id']}/verdict.json").json()["verdict"] == ""
    assert "未判定" in client.get(f"/promises/{rows[0]['id']}/verdict").content.decode()


def test_the_proof_shows_both_sides_and_the_arithmetic(settled: Any, sign_in: Callable[[str], Any]) -> None:
    page = sign_in("leader").get(f"/promises/{one(MISSED).promise.key}/verdict").content.decode()
    assert "城镇登记失业率 4.3% &gt; 4%：没有达到" in page
    assert f"/documents/{settled['report'].key}?at=" in page and "公布于 2025-01-12" in page and "本级报告自述" in page


def test_evidence_that_one_may_not_see_is_not_told(
    add: Callable[..., Any], units: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]
) -> None:
    """The bureau's clerk sees the promise that names the bureau; the report of the other bureau is not theirs."""
    from tests.workbench.settlement.conftest import PROMISED, REPORTED

    add(PROMISED, "2024.txt")
    add(REPORTED, "2025.txt", unit="education")
    again(units, access("supervision"))
    key = one("由市交通局牵头，新建农村公路120公里").promise.key
    page = sign_in("clerk").get(f"/promises/{key}/verdict").content.decode()
    # The words of the report, not its bare number: a token of the page may hold any two digits.
    assert "未兑现" in page and "96公里" not in page and "无权查看" in page
    assert "96公里" in sign_in("leader").get(f"/promises/{key}/verdict").content.decode()
    record = sign_in("clerk").get(f"/api/v1/promises/{key}/verdict").json()
    assert record["verdict"] == "missed" and record["why"] == "" and record["parts"][0]["hidden"] == 1
    assert record["parts"][0]["evidence"] == [] and record["parts"][0]["result"] is None
    assert not tells(record["parts"], 96)
    assert tells(sign_in("leader").get(f"/api/v1/promises/{key}/verdict").json()["parts"], 96)
    report = sign_in("clerk").get("/settlement/report").content.decode()
    assert "新建农村公路120公里" in report and "96公里" not in report
    rows = [json.loads(row) for row in sign_in("clerk").get("/settlement/report.jsonl").content.decode().splitlines()]
    assert rows and not any(tells(row, 96) for row in rows)


def test_what_was_passed_over_is_told_only_to_who_sees_the_whole_office(
    add: Callable[..., Any], units: Any, access: Callable[[str], Access], sign_in: Callable[[str], Any]
) -> None:
    """Several answers prove nothing; the reason names them, and they may stand where somebody may not look."""
    from tests.workbench.settlement.conftest import PROMISED

    add(PROMISED, "2024.txt")
    for number, length in enumerate((96, 130)):
        text = f"青石市2025年工作报告之{number}\n\n——2025年1月12日\n\n一、2024年工作回顾\n\n过去一年，新建农村公路{length}公里。\n"
        add(text, f"r{number}.txt", unit="education")
    again(units, access("supervision"))
    road = one("由市交通局牵头，新建农村公路120公里")
    assert road.verdict == "unproven" and "130公里" in road.why
    told = {name: sign_in(name).get(f"/promises/{road.promise.key}/verdict.json").content.decode() for name in ("leader", "clerk")}
    assert "130公里" in told["leader"] and "130公里" not in told["clerk"]
    assert "130公里" not in sign_in("clerk").get(f"/promises/{road.promise.key}/verdict").content.decode()
    assert "130公里" not in sign_in("clerk").get("/settlement/report.jsonl").content.decode()


def test_counts_lead_to_their_rows(settled: Any, sign_in: Callable[[str], Any]) -> None:
    for name in ("leader", "clerk", "other"):
        client = sign_in(name)
        record = client.get("/settlement.json").json()
        cells = [*record["total"], *(cell for section in record["sections"] for row in section["rows"] for cell in row["verdicts"])]
        assert bool(cells) is (name != "other")
        for cell in cells:
            assert client.get(cell["address"].replace("/ledger", "/ledger.json", 1)).json()["count"] == cell["count"], cell
    assert client.get("/api/v1/settlement").json()["judged"] == 0
    leader = sign_in("leader")
    assert leader.get("/api/v1/settlement").json() == leader.get("/settlement.json").json()
    lines = b"".join(leader.get("/settlement.csv").streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "分类,名称,判定,承诺数,明细地址" and any("未兑现,2" in line for line in lines)


def test_the_wall_counts_verdicts(settled: Any, sign_in: Callable[[str], Any]) -> None:
    client = sign_in("leader")
    page = client.get("/wall").content.decode()
    assert "判定·按牵头单位" in page and '<svg class="shares"' in page and "还没有拿承诺" not in page
    record = client.get("/wall.json").json()
    assert record["settlement"] == client.get("/settlement.json").json()
    assert client.get("/api/v1/wall").json() == record


def test_the_cheapest_evidence_comes_first(settled: Any, sign_in: Callable[[str], Any]) -> None:
    rows = sign_in("leader").get("/settlement/open.json").json()["rows"]
    assert {row["text"] for row in rows} == {OPEN, "固定资产投资增长8%"}
    assert [row["cost"] for row in rows] == sorted(row["cost"] for row in rows) and {row["assigned"] for row in rows} == {""}
    assert sign_in("leader").get("/api/v1/settlement/open").json()["rows"] == rows
    text = b"".join(sign_in("leader").get("/settlement/open.csv").streaming_content).decode("utf-8-sig")
    assert OPEN in text and sign_in("other").get("/settlement/open.json").json()["count"] == 0


def test_the_report_comes_as_a_page_and_as_files_of_the_library(settled: Any, sign_in: Callable[[str], Any]) -> None:
    from lantu.export import SETTLEMENT_ENDINGS

    client = sign_in("leader")
    page = client.get("/settlement/report").content.decode()
    assert page.index("未兑现") and "青石市2024年政府工作报告" in page
    for ending in SETTLEMENT_ENDINGS:
        answer = client.get(f"/settlement/report{ending}?verdict=kept")
        assert answer.status_code == 200 and len(answer.content) > 500, ending
        assert f'filename="settlement{ending}"' in answer["Content-Disposition"]
    lines = client.get("/settlement/report.jsonl").content.decode().splitlines()
    assert len(lines) == 6 and "青石市2025年政府工作报告" in lines[0]
    assert client.get("/settlement/report.exe").status_code == 404
    assert sign_in("other").get("/settlement/report.jsonl").content == b""


def test_the_replay_tool_agrees_with_what_is_kept(settled: Any, sign_in: Callable[[str], Any], tmp_path: Any) -> None:
    import subprocess
    import sys
    from pathlib import Path

    file = tmp_path / "settlement.jsonl"
    file.write_bytes(sign_in("leader").get("/settlement/report.jsonl").content)
    tool = Path(__file__).parents[3] / "tools" / "replay_verdicts.py"
    found = subprocess.run([sys.executable, str(tool), str(file)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
