"""A plan as JSON lines, workbook and page: whole, cited, in both languages, and the page runs nothing from outside."""

from __future__ import annotations

import io
import json
import re
from collections import Counter

import pytest
from collection import collection

from lantu.errors import ExportError
from lantu.export.plan_wording import amount_text, finding_text, load_plan_words
from lantu.export.plan_write import render_plan, write_plan
from lantu.plans import Plan, build_plan
from lantu.rules import load_mapping
from lantu.types import FINDING_KINDS, Finding


@pytest.fixture(scope="module")
def plan() -> Plan:
    return build_plan(collection())


@pytest.fixture(scope="module")
def records(plan):
    return [json.loads(line) for line in render_plan(plan, ".jsonl").decode("utf-8").splitlines()]


def test_json_lines_hold_everything_with_citations_that_reproduce_the_source(plan, records):
    counts = Counter(record["type"] for record in records)
    assert counts["statement"] == len(plan.statements)
    assert counts["finding"] == len(plan.findings)
    assert counts["reference"] == len(plan.references)
    assert counts["link"] == len(plan.links) > 0
    texts = {document.name: document.source_text for document in plan.ledger.documents}
    cited = 0
    for record in records:
        for citation in _citations(record):
            assert texts[citation["doc"]][citation["start"] : citation["end"]] == citation["quote"]
            cited += 1
    assert cited > len(plan.statements)


def _citations(value):
    if isinstance(value, dict):
        if {"doc", "start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _citations(inner)


def test_places_come_with_the_places_around_them(records):
    places = {record["code"]: record for record in records if record["type"] == "place"}
    park = next(place for place in places.values() if place["name"] == "太湖经开区")
    assert park["parent_name"] == "吴中区"
    assert all(place["parent"] in places for place in places.values() if place["level"] != "nation")


def test_the_workbook_has_a_sheet_for_each_part(plan):
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(render_plan(plan, ".xlsx")))
    assert book.sheetnames == ["发现", "上下对应", "引用", "加总核对", "指标对照", "沿革"]
    assert book["发现"].max_row == len(plan.findings) + 1
    english = openpyxl.load_workbook(io.BytesIO(render_plan(plan, ".xlsx", language="en")))
    assert english.sheetnames[0] == "Findings"


def test_the_page_holds_the_plan_and_nothing_that_runs_from_outside(plan):
    page = render_plan(plan, ".html").decode("utf-8")
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])
    assert len(data["statements"]) == len(plan.statements)
    assert [finding["kind"] for finding in data["findings"]] == [finding.kind for finding in plan.findings]
    assert not re.search(r'(?:src|href)="https?:', page)
    assert "default-src 'none'" in page
    for citation in data["citations"]:
        start, end = citation["span"]
        assert 0 <= start < end <= len(citation["text"].encode("utf-16-le")) // 2


def test_the_list_gives_way_only_to_what_is_being_read(plan):
    """On a narrow screen one pane shows at a time: a rule that hides the list whatever else is shown leaves the page empty."""
    style = re.search("<style>(.*?)</style>", render_plan(plan, ".html").decode("utf-8"), re.DOTALL)[1]
    hiding = [selector.strip() for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", style) if re.search(r"display:\s*none", body)]
    assert [selector for selector in hiding if "list-pane" in selector] == [".plan.reading .list-pane"]


def test_the_words_of_the_page_are_there_in_both_languages(plan):
    words = load_mapping("page/plan_words")
    assert words["zh"].keys() == words["en"].keys()
    script = render_plan(plan, ".html").decode("utf-8").rsplit("<script>", 1)[1]
    used = set(re.findall(r"W\(\)\.(\w+)", script)) | set(re.findall(r'data-word="(\w+)"', script))
    assert used <= words["zh"].keys()


def test_every_kind_of_finding_has_its_name_and_sentence():
    table = load_mapping("plan")
    assert set(table["kinds"]) == set(FINDING_KINDS)
    assert {name.split(".")[0] for name in table["sentences"]} == set(FINDING_KINDS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_finding_is_told_in_words(plan, language):
    words = load_plan_words(language)
    for finding in plan.findings:
        text = finding_text(finding, words)
        assert "{" not in text
        assert text != finding.kind


def test_one_abbreviation_of_two_owners_tells_what_each_means():
    finding = Finding("name_of_two_meanings", "五区", (), values={"one": "甲", "other": "乙", "first": "一区、二区", "second": ""})
    assert finding_text(finding, load_plan_words("zh")).endswith("甲指一区、二区；乙指未写明")


@pytest.mark.parametrize(("value", "unit", "text"), [(5.5e11, "元", "5500亿元"), (120_000, "人", "12万人"), (7, "条", "7条")])
def test_amounts_are_told_as_documents_write_them(value, unit, text):
    assert amount_text(value, unit, load_plan_words("zh")) == text


def test_an_unknown_ending_is_refused_and_nothing_is_written(plan, tmp_path):
    with pytest.raises(ExportError) as refused:
        write_plan(plan, tmp_path / "plan.docx")
    assert refused.value.code == "L401"
    assert list(tmp_path.iterdir()) == []


def test_the_same_plan_gives_the_same_bytes(plan):
    again = build_plan(collection())
    assert render_plan(plan, ".jsonl") == render_plan(again, ".jsonl")
    assert render_plan(plan, ".html") == render_plan(again, ".html")
