"""What a careful reader of a city's papers notes, as findings: the same points on documents made up for the tests, cited on both sides."""

from __future__ import annotations

import pytest
from collection import REPORTS, collection, make

from lantu.plans import Plan, build_plan

CITY, DISTRICT, COUNTY = "宿迁市", "宿城区", "沭阳县"
# One point each: kind of finding, what the city says, the district, the county, what must be cited of them.
POINTS = [
    ("same_lead", "引领长三角一体化发展。", "勇当长三角一体化“排头兵”。", "打造长三角一体化发展先行区。", ("引领", "排头兵", "先行区")),
    ("same_under_other_name", "实施“张榜招贤”制度。", "实施“招标张榜制”。", "实施硬科技张榜招贤。", ("张榜招贤", "招标张榜制")),
    ("name_of_two_meanings", "改善民生。", "坚守“一主一特”产业定位。", "坚守“一主一特”产业定位。", ("一主一特",)),
    ("names_drift", "建设云溪融城科技小镇。", "建设云溪融城小镇。", "改善民生。", ("云溪融城科技小镇", "云溪融城小镇")),
    ("one_number_many_measures", "建成“半小时经济圈”。", "优化“半小时通勤圈”。", "改善民生。", ("半小时经济圈", "半小时通勤圈")),
    ("target_without_share", "力争常住人口达到600万人。", "新增车位200个。", "新建学校3所。", ("600万人",)),
    ("serves_nothing", "力争常住人口达到600万人。", "培育亿元楼宇25栋。", "改善民生。", ("25栋",)),
]


def _plan(*words: str) -> Plan:
    places = (CITY, DISTRICT, COUNTY)
    texts = [REPORTS(place, 2026, f"确保重点任务落地见效。{tasks}") for place, tasks in zip(places, words, strict=True)]
    return build_plan(make(f"d{index}", text) for index, text in enumerate(texts))


@pytest.mark.parametrize(("kind", "city", "district", "county", "cited"), POINTS, ids=[point[0] for point in POINTS])
def test_a_point_is_a_finding_with_the_right_citations(kind: str, city: str, district: str, county: str, cited: tuple[str, ...]) -> None:
    plan = _plan(city, district, county)
    quotes = _cited(plan, kind)
    assert any(all(words in quoted for words in cited) for quoted in quotes), quotes


def _cited(plan: Plan, kind: str) -> list[str]:
    found = [finding for finding in plan.findings if finding.kind == kind]
    return ["；".join(citation.quote for citation in (*finding.here, *finding.there)) for finding in found]


@pytest.mark.parametrize(
    ("kind", "cited"),
    [
        ("sum_differs", ("2家千亿级园区", "规模工业产值突破500亿元")),
        ("due_open", ("建设江南数据交易中心", "今年完成江南数据交易中心主体建设")),
    ],
)
def test_sizes_that_do_not_add_up_and_a_date_that_only_one_gives(kind: str, cited: tuple[str, ...]) -> None:
    quotes = _cited(build_plan(collection()), kind)
    assert any(all(words in quoted for words in cited) for quoted in quotes), quotes


def test_what_a_district_already_has_is_cited_beside_a_number_without_a_base() -> None:
    city = REPORTS(CITY, 2026, "确保重点任务落地见效。建设省级以上创新平台180家。")
    district = f"2026年{DISTRICT}政府工作报告\n一、2025年工作回顾\n过去一年，省级重点实验室达到58家。\n二、2026年重点工作\n改善民生。\n"
    (quoted,) = _cited(build_plan([make("city", city), make("district", district)]), "target_without_base")
    assert "180家" in quoted
    assert "58家" in quoted


def test_things_of_one_name_are_joined_across_documents() -> None:
    plan = _plan("建设云溪新城。", "抢抓云溪新城建设机遇，发展数字产业。", "改善民生。")
    owners = {(plan.by_number[link.upper].owner, plan.by_number[link.lower].owner) for link in plan.links}
    assert [(plan.name(upper), plan.name(lower)) for upper, lower in owners] == [(CITY, DISTRICT)]
