"""A settlement as a workbook and as a page: every line with its proof, nothing that runs, the same bytes for the same rows."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from lantu.errors import ExportError
from lantu.export.settlement import SETTLEMENT_ENDINGS, render_settlement

SIDE = {"doc": "计划", "start": 4, "end": 9, "place": "某市", "period": "2025"}
SEEN = {
    "doc": "年鉴",
    "start": -1,
    "end": -1,
    "cell": [3, 4],
    "quote": "粮食产量 | 120",
    "mention": "120",
    "period": "2025",
    "grade": "statistics",
    "known_on": "2026-03-01",
}


def rows() -> list[dict[str, Any]]:
    kept = {
        "promise": SIDE | {"quote": "粮食产量达到100万吨", "mention": "100万吨"},
        "result": SEEN,
        "evidence": [SEEN],
        "verdict": "kept",
        "why": "粮食产量 120万吨 ≥ 100万吨",
        "rule": "settle.higher.ge@1",
    }
    hostile = {
        "promise": SIDE | {"quote": '=HYPERLINK("x")</script><b>建成一桥</b>', "period": "2021/2025"},
        "result": None,
        "evidence": [],
        "verdict": "unproven",
        "why": "no report names it",
        "rule": "settle.unproven.no_evidence@1",
        "need": {"evidence": "works_record", "source": "", "cost": 4, "rule": "settle.need.works.001"},
    }
    cheap = hostile | {"need": {"evidence": "published_figure", "source": "统计部门", "cost": 1, "rule": "settle.need.catalogue:gdp"}}
    return [kept, hostile, cheap]


def printed(rows: list[dict[str, Any]], language: str = "zh") -> tuple[list[str], list[list[list[str]]]]:
    """The paragraphs and the tables of the report."""
    page = docx.Document(io.BytesIO(render_settlement(rows, ".docx", language=language)))
    return [one.text for one in page.paragraphs], [[[cell.text for cell in row.cells] for row in table.rows] for table in page.tables]


def test_the_report_has_a_summary_the_proof_with_both_sources_and_the_cheapest_work_first() -> None:
    paragraphs, (settled, work) = printed(rows())
    assert paragraphs[0] == "年底交账报告" and "共3项承诺：兑现1项，未证实2项。" in paragraphs
    assert settled[1][0] == "兑现"
    number, promise, result, why, due = settled[2]
    assert (number, due) == ("1", "2025年") and "粮食产量达到100万吨" in promise and "计划 4–9" in promise
    assert "年鉴 第3行第4列" in result and why.startswith("粮食产量 120万吨 ≥ 100万吨")
    assert [row[0] for row in work[1:]] == ["难易1级，1项", "3", "难易4级，1项", "2"]
    assert "<b>建成一桥</b>" in work[2][3]


def test_the_report_counts_by_place_and_tells_forecasts() -> None:
    found = {"year": 2027, "middle": 120.0, "low": 110.0, "high": 130.0, "probability": 0.8, "needed": 5.0, "seen": 7.0}
    ahead = rows()[2] | {"forecast": found | {"years": [2018, 2025], "points": 8, "hits": 3, "tries": 3}}
    ahead["promise"] = ahead["promise"] | {"place": "另一县", "unit": "吨"}
    paragraphs, (counts, _, forecasts, _) = printed([*rows(), ahead], "en")
    assert [row[1:] for row in counts[1:]] == [["3", "1 kept, 2 unproven"], ["1", "1 unproven"]]
    assert "2. Forecasts of what is not due yet" in paragraphs
    assert "between 110吨 and 130吨; reached with about 80 %. 5吨 a year needed, 7吨 a year seen" in forecasts[1][2]


def test_a_settlement_of_nothing_is_a_report_too() -> None:
    assert printed([])[1] == []


def test_the_workbook_has_the_settlement_the_evidence_and_the_work_cheapest_first() -> None:
    book = load_workbook(io.BytesIO(render_settlement(rows(), ".xlsx")))
    assert book.sheetnames == ["交账", "证据", "待补证据"]
    settled = [[cell.value for cell in row] for row in book["交账"].iter_rows()]
    assert settled[1][:5] == [1, "兑现", "粮食产量达到100万吨", "粮食产量 | 120", "粮食产量 120万吨 ≥ 100万吨"]
    assert settled[2][4] == "报告和数据里没有答案" and settled[2][6] == "2021至2025年"
    assert [row[0].value for row in book["待补证据"].iter_rows(min_row=2)] == [1, 4]
    assert [cell.data_type for row in book["交账"].iter_rows() for cell in row if cell.data_type == "f"] == []
    assert book["证据"]["H2"].value == "年鉴 第3行第4列"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_holds_every_line_as_text(language: str) -> None:
    page = render_settlement(rows(), ".html", language=language).decode()
    assert page.count("</script>") == 2
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert [row["verdict"] for row in data["rows"]] == ["kept", "unproven", "unproven"]
    assert data["rows"][0]["evidence"][0]["facts"] == ["2025年 · 统计部门 · 2026-03-01", "2025 · statistics office · 2026-03-01"]
    assert data["rows"][1]["need"][1] == "permits and acceptance records, or a visit"


@pytest.mark.parametrize("ending", SETTLEMENT_ENDINGS)
def test_the_same_rows_give_the_same_bytes(ending: str) -> None:
    assert render_settlement(rows(), ending) == render_settlement(rows(), ending)


def test_an_unknown_ending_is_refused() -> None:
    with pytest.raises(ExportError):
        render_settlement(rows(), ".pdf")


def test_every_reason_and_need_has_words() -> None:
    from lantu.rules import load_mapping, load_rules

    words = load_mapping("settlement_words")
    assert {str(rule.effect["evidence"]) for rule in load_rules("settlement_needs").rules} <= set(words["needs"])
