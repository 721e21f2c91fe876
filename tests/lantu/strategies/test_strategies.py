"""Named strategies: found by their form, expanded only where the document says what they stand for."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.sources import read_bytes


def _expansions(text: str) -> dict[str, tuple[str, ...]]:
    document = read_bytes(f"云泽县2026年重点工作\n\n一、做强产业\n{text}\n".encode(), "plan.txt")
    return {strategy.name: strategy.expansion for strategy in annotate(document).strategies}


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("构建以家电产业为主导，茶叶、竹木、陶瓷产业竞相发展的“一主三特”产业体系。", "一主三特", ("家电产业", "茶叶", "竹木", "陶瓷产业")),
        ("把碳达峰、碳中和纳入规划，开展“双碳”试点。", "双碳", ("碳达峰", "碳中和")),
        ("用好“综保区”“陆港区”“自贸区”三大国家级平台和一个省级平台。", "三大国家级平台", ("综保区", "陆港区", "自贸区")),
        ("坚持“东拓西优、数字赋能、民生为本”三大战略。", "三大战略", ("东拓西优", "数字赋能", "民生为本")),
        ("用好农业科技与农村改革“两大动力”。", "两大动力", ("农业科技", "农村改革")),
        (
            "落实沿江枢纽的支点、转型发展的示范地、绿色发展的引领地“一点两地”定位。",
            "一点两地",
            ("沿江枢纽的支点", "转型发展的示范地", "绿色发展的引领地"),
        ),
        ("解决“票难、路难、停车难”问题。", "票难、路难、停车难", ("票难", "路难", "停车难")),
        (
            "围绕“智慧云泽、宜居水乡”目标发力：一是全面“智”。抓好数据。二是主动“居”。抓好生态。",
            "智慧云泽、宜居水乡",
            ("全面“智”", "主动“居”"),
        ),
        ("助力全市打造“一港一谷”，建成“内陆开放之港”“中部光电之谷”。", "一港一谷", ("内陆开放之港", "中部光电之谷")),
    ],
)
def test_a_name_is_expanded_by_what_the_document_says(text: str, name: str, parts: tuple[str, ...]) -> None:
    assert _expansions(text)[name] == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("坚定拥护“两个确立”、坚决做到“两个维护”。", "两个维护"),
        ("服务高新区、高校联盟，管控“两高”行业。", "两高"),
        ("办好银行、农商行、村镇行，服务“三农”。", "三农"),
        ("完善法规和“三个样板”，建设新城、新镇和“三个样板”。", "三个样板"),
    ],
)
def test_what_only_stands_near_a_name_is_none_of_its_parts(text: str, name: str) -> None:
    assert _expansions(text)[name] == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建设“一主一特”园区。", "一主一特"),
        ("落实“双减”要求。", "双减"),
        ("深化“先批后建”改革。", "先批后建"),
        ("以“活力云泽、口岸之城”为总目标。", "活力云泽、口岸之城"),
        ("实施“挂图督办制”。", "挂图督办制"),
    ],
)
def test_a_name_that_the_document_leaves_open_stays_open(text: str, name: str) -> None:
    assert _expansions(text)[name] == ()


def test_the_points_of_one_level_tell_what_a_name_counts() -> None:
    points = (
        "（一）做大产业，打造沿江开放高地。\n抓好项目。\n（二）做强科教，打造区域创新高地。\n抓好人才。\n（三）改善民生。\n办好学校。\n"
    )
    assert _expansions(f"紧扣“两个高地”目标。\n{points}")["两个高地"] == ("沿江开放高地", "区域创新高地")
    assert _expansions(f"紧扣“三个高地”目标。\n{points}")["三个高地"] == ()
