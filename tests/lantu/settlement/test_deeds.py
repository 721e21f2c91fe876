"""Promises without a number: kept where a later report names the thing at the stage promised, else unproven with the reason."""

from __future__ import annotations

import pytest

from lantu import annotate
from lantu.annotating import Annotation
from lantu.settlement import settle_all
from lantu.settlement.needs import find_need
from lantu.settlement.recalled import find_recalled
from lantu.settlement.rows import settlement_rows
from lantu.settlement.stages import furthest_stage, stage_of
from lantu.types import DeedSettlement, Document

HEAD = "政府工作报告\n——{year}年1月20日在怀化市第六届人民代表大会第五次会议上\n各位代表：\n"


def report(year: int, *, review: str = "经济平稳运行。", plan: str = "做好各项工作。") -> Annotation:
    head = HEAD.format(year=year)
    text = f"{head}一、{year - 1}年工作回顾\n{review}\n二、{year}年重点工作\n{plan}\n"
    return annotate(Document(f"怀化市{year}", text, text))


def settled(plan: str, review: str, year: int = 2026) -> dict[str, tuple[str, str]]:
    """Verdict and rule by the words of each promise without a number."""
    earlier, later = report(2025, plan=plan), report(year, review=review)
    found = settle_all([earlier], [later], known_year=year - 1)
    return {one.deed.quote: (one.verdict.verdict, _bare(one.verdict.rule)) for one in found if isinstance(one, DeedSettlement)}


def _bare(rule: str) -> str:
    return rule.split("@")[0].removeprefix("settle.")


PLAN = "今年开工建设怀化国际陆港三期。"


@pytest.mark.parametrize(
    ("review", "verdict"),
    [
        ("怀化国际陆港三期开工建设。", ("kept", "stage.works")),
        ("去年，怀化国际陆港三期建成投用。", ("kept", "stage.works")),
        ("怀化国际陆港三期前期工作有序开展，完成投资2亿元。", ("unproven", "unproven.earlier_stage")),
        ("怀化国际陆港三期即将开工，完成投资2亿元。", ("unproven", "unproven.no_evidence")),
        ("某物流园建成投用。", ("unproven", "unproven.no_evidence")),
    ],
    ids=["the stage", "a later one", "an earlier one", "a hope", "another thing"],
)
def test_the_stage_decides(review: str, verdict: tuple[str, str]) -> None:
    assert list(settled(PLAN, review).values()) == [verdict]


def test_what_names_no_thing_or_no_stage_is_unproven_with_the_reason() -> None:
    found = settled("今年开工建设一批重点项目。大力优化营商环境。", "一批重点项目开工建设。")
    assert {("unproven", "unproven.no_name"), ("unproven", "unproven.no_measure")} >= set(found.values())
    assert ("unproven", "unproven.no_measure") in found.values()


@pytest.mark.parametrize(
    ("plan", "review", "told"),
    [
        ("大力推行园区电力直供改革试点。", "园区电力直供改革试点成效显著，推广到5个县。", "园区电力直供改革试点成效显著"),
        ("打造东盟货运班列集结中心。", "怀化获批东盟货运班列国家集结中心。", "怀化获批东盟货运班列国家集结中心"),
        ("打造东盟货运班列集结中心。", "怀化获批另一种班列国家集结中心。", ""),
        ("打造东盟货运班列集结中心。", "东盟货运班列集结中心建设还有不少困难。", ""),
    ],
    ids=["named again", "with its rank", "another thing", "a lack"],
)
def test_a_promise_without_a_measure_shows_what_the_report_tells_of_it(plan: str, review: str, told: str) -> None:
    rows = settlement_rows(settle_all([report(2025, plan=plan)], [report(2026, review=review)], known_year=2025))
    [row] = [row for row in rows if row["promise"]["quote"] == plan.rstrip("。")]
    assert row["verdict"] == "unproven" and row["partial"] is bool(told)
    assert [seen["mention"] for seen in row["evidence"]] == ([told] if told else [])


def test_what_a_province_has_is_not_what_its_city_promised() -> None:
    head = "政府工作报告\n——2026年1月20日在湖南省第十四届人民代表大会第四次会议上\n各位代表：\n一、2025年工作回顾\n"
    earlier = report(2025, plan="打造东盟货运班列集结中心。")
    for review, partial in (("东盟货运班列集结中心建成投用。", False), ("怀化东盟货运班列集结中心建成投用。", True)):
        later = annotate(Document("湖南省2026", head + review, head + review))
        [row] = [row for row in settlement_rows(settle_all([earlier], [later], known_year=2025)) if "集结" in row["promise"]["quote"]]
        assert (row["verdict"], row["partial"]) == ("unproven", partial)


def test_a_report_of_another_place_is_no_evidence() -> None:
    text = HEAD.format(year=2026).replace("怀化市", "苏州市") + "一、2025年工作回顾\n怀化国际陆港三期建成投用。\n"
    found = settle_all([report(2025, plan=PLAN)], [annotate(Document("苏州市2026", text, text))], known_year=2025)
    assert [one.verdict.verdict for one in found if isinstance(one, DeedSettlement)] == ["unproven"]


def test_every_promise_has_a_line_and_each_open_one_says_what_would_settle_it() -> None:
    earlier = report(2025, plan="新建农村公路300公里。开工建设怀化国际陆港三期。出台怀化市养犬管理条例。大力弘扬劳动精神。")
    rows = settlement_rows(settle_all([earlier], [report(2026)], known_year=2025))
    assert len(rows) >= len(earlier.promises) >= 4
    needs = {row["promise"].get("mention") or row["promise"]["quote"]: row["need"]["evidence"] for row in rows}
    assert needs["300公里"] == "published_figure"
    assert {needs[words] for words in needs if "条例" in words} == {"published_paper"}
    assert all(document_text(earlier)[row["promise"]["start"] : row["promise"]["end"]] for row in rows)


@pytest.mark.parametrize(
    ("plan", "evidence"),
    [
        ("开工建设怀化国际陆港三期。", "permit"),
        ("推动怀化国际陆港三期建成投用。", "acceptance"),
        ("新增专精特新示范工厂20家。", "name_list"),
        ("今年高新区力争进入全国百强。", "ranking"),
        ("网上办件率达到90%。", "both_numbers"),
    ],
)
def test_the_cheapest_evidence_is_of_the_promise_s_kind(plan: str, evidence: str) -> None:
    rows = settlement_rows(settle_all([report(2025, plan=plan)], [report(2026)], known_year=2025))
    [need] = [row["need"] for row in rows if plan.startswith(row["promise"]["quote"][:4])]
    assert (need["evidence"], need["place"], bool(need["thing"])) == (evidence, "怀化市", True)


def document_text(annotation: Annotation) -> str:
    return annotation.document.source_text


def test_a_citation_of_the_evidence_reproduces_its_source() -> None:
    later = report(2026, review="去年，怀化国际陆港三期建成投用。")
    (one,) = [one for one in settle_all([report(2025, plan=PLAN)], [later], known_year=2025) if isinstance(one, DeedSettlement)]
    (seen,) = one.evidence
    assert later.document.source_text[seen.start : seen.end] == seen.mention == "建成投用"


def test_stages_of_a_list() -> None:
    text = "建成甲大桥、乙医院，丙高铁全线贯通并投入运营"
    spans = {name: (text.index(name), text.index(name) + 3) for name in ("甲大桥", "乙医院", "丙高铁")}
    assert {name: stage.stage for name, span in spans.items() if (stage := stage_of(text, *span))} == {
        "甲大桥": "finished",
        "乙医院": "finished",
        "丙高铁": "in_use",
    }


def test_a_promise_is_of_the_furthest_stage_it_names() -> None:
    stage = furthest_stage("加快建设某隧道，年内建成通车")
    assert stage is not None and (stage.series, stage.stage) == ("works", "in_use")
    assert furthest_stage("弘扬劳动精神") is None


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("城镇新增就业超额完成全年任务。", [("kept", "城镇新增就业", "2025")]),
        ("城镇新增就业4.2万人，超过全年预期目标。", [("kept", "城镇新增就业", "2025")]),
        ("固定资产投资增长目标未能实现。", [("missed", "固定资产投资", "2025")]),
        ("粮油储备规模提前完成“十四五”目标任务。", [("kept", "粮油储备规模", "2021/2025")]),
        ("全年主要目标任务顺利完成。", []),
        ("超额完成全年目标任务。", []),
    ],
)
def test_a_target_that_a_report_looks_back_on(review: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_recalled([report(2026, review=review)])
    assert [(one.verdict.verdict, one.deed.object, one.deed.period) for one in found] == expected


def test_a_plan_to_reach_a_target_is_not_its_outcome() -> None:
    assert find_recalled([report(2026, plan="城镇新增就业超额完成全年任务。")]) == ()


def test_without_a_rule_the_own_report_is_asked() -> None:
    (deed,) = [one.deed for one in settle_all([report(2025, plan="大力优化营商环境。")], []) if isinstance(one, DeedSettlement)][:1]
    assert find_need(deed).evidence == "made_measurable"
