"""What of a report is a result: by the part it stands in, by the time its words name, by the span it tells of."""

from __future__ import annotations

import pytest

from lantu import annotate
from lantu.observations import annotation_observations
from lantu.types import Document, Observation

REVIEW, PLAN = "一、2025年工作回顾", "二、2026年重点工作"
TITLE = "政府工作报告\n——2026年1月20日在某市第十五届人民代表大会第五次会议上\n各位代表：\n"


def seen(*, review: str = "全市经济平稳运行。", plan: str = "做好各项工作。", head: str = REVIEW) -> dict[str, Observation]:
    text = f"{TITLE}{head}\n{review}\n{PLAN}\n{plan}\n"
    return {observation.mention: observation for observation in annotation_observations(annotate(Document("report", text, text)))}


def test_results_of_the_review_are_observations() -> None:
    found = seen(review="去年，全市粮食产量达到120万吨，城镇新增就业3.2万人。")
    assert {mention: (one.indicator_id, one.period) for mention, one in found.items()} == {
        "120万吨": ("grain_output.level", "2025"),
        "3.2万人": ("jobs_new_urban.increment", "2025"),
    }


@pytest.mark.parametrize(
    "words",
    ["安排地方政府专项债券80亿元，发行一般债券。", "财政赤字率按3%安排。", "地方政府专项债券80亿元，比去年增加5亿元。"],
)
def test_the_plan_of_the_next_year_proves_nothing_of_this_one(words: str) -> None:
    assert seen(plan=words) == {}


def test_a_stated_base_is_a_result_though_it_stands_in_the_plan() -> None:
    found = seen(plan="整合城乡居民医保制度，财政补助由每人每年380元提高到420元。")
    assert [(one.mention, one.indicator_id, one.period) for one in found.values()] == [("380元", "hospital_subsidy.level", "2025")]


def test_a_target_that_the_report_recalls_is_no_result() -> None:
    found = seen(review="去年，广义货币增长11.3%，低于13%左右的预期目标。")
    assert list(found) == ["11.3%"]


def test_a_year_that_is_not_over_has_no_outturn() -> None:
    assert list(seen(review="去年粮食产量达到120万吨。2026年，新建农村公路30公里。")) == ["120万吨"]


def test_work_told_of_five_years_is_of_the_five_years() -> None:
    found = seen(head="一、过去五年工作回顾", review="五年来，棚户区住房改造26万套，高速铁路运营里程1200公里，新模式示范点210个。")
    assert {mention: (one.period, one.period_or) for mention, one in found.items()} == {
        "26万套": ("2021/2025", ""),
        "1200公里": ("2025", ""),
        "210个": ("2025", "2021/2025"),
    }


def test_the_last_of_five_years_told_by_itself_is_of_that_year() -> None:
    words = "五年来，城镇新增就业16万人。刚刚过去的2025年，经济稳中有进。城镇新增就业3.1万人。"
    found = seen(head="一、过去五年工作回顾", review=words)
    assert {mention: one.period for mention, one in found.items()} == {"16万人": "2021/2025", "3.1万人": "2025"}


def test_what_a_standard_came_to_over_five_years_stands_at_their_end() -> None:
    found = seen(head="一、过去五年工作回顾", review="五年来，居民医保人均财政补助标准由240元提高到450元。")
    assert {mention: (one.period, one.period_or) for mention, one in found.items()}["450元"] == ("2025", "")


def test_the_end_of_a_year_is_no_part_of_it_and_half_a_year_is() -> None:
    found = seen(review="去年末，城镇登记失业率4.02%。上半年，粮食产量达到50万吨。")
    assert found["4.02%"].period_detail == "" and found["50万吨"].period_detail == "上半年"


def test_the_whole_year_of_a_central_office_is_no_middle_of_a_year() -> None:
    found = seen(review="去年全年中央财政安排专项资金3亿元。年中存款余额5亿元。")
    assert {mention: one.period_detail for mention, one in found.items()} == {"3亿元": "", "5亿元": "年中"}


def test_a_fall_told_in_words_is_an_observation_below_nothing() -> None:
    (told,) = seen(review="受外需收缩影响，去年全市进出口总额出现下降。").values()
    assert (told.indicator_id, told.cmp, told.value, told.period, told.mention) == ("trade.growth", "le", 0.0, "2025", "出现下降")


def test_a_citation_reproduces_its_source() -> None:
    text = f"{TITLE}{REVIEW}\n去年，全市进出口总额出现下降，粮食产量达到120万吨。\n"
    for one in annotation_observations(annotate(Document("report", text, text))):
        assert text[one.start : one.end] == one.mention


@pytest.mark.parametrize("title", ["某市2024年国民经济和社会发展统计公报", "关于某市2024年预算执行情况和2025年预算草案的报告"])
def test_a_title_that_names_the_year_it_reports_on_is_of_that_year(title: str) -> None:
    text = (
        f"{title}\n初步核算，全年地区生产总值4200亿元，比上年增长5.2%。年末常住人口300万人。\n一、农业\n全年粮食产量120万吨，增长1.5%。\n"
    )
    assert [one.period for one in annotation_observations(annotate(Document("bulletin", text, text)))] == ["2024"] * 5
