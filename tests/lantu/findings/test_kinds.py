"""The kinds of findings that need names or sums, each on three examples of its own and a look-alike that is none."""

from __future__ import annotations

import pytest
from collection import CITY, REPORTS, make

from lantu.plans import build_plan
from lantu.types import Finding

# Where the congress of the small collection gets its promise; it has no date there.
_SLOT = "加快建设太湖融城小镇。"
PLACES = "宿迁市", "宿城区", "沭阳县"


def _found(kind: str, *words: str) -> list[Finding]:
    texts = [REPORTS(place, 2026, f"确保重点任务落地见效。{tasks}") for place, tasks in zip(PLACES, words, strict=False)]
    return _of_kind(kind, texts)


def _of_kind(kind: str, texts: list[str]) -> list[Finding]:
    plan = build_plan(make(f"d{index}", text) for index, text in enumerate(texts))
    return [finding for finding in plan.findings if finding.kind == kind]


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("城镇新增就业15万人。", ("城镇新增就业3万人。", "城镇新增就业20万人。")),
        ("改造老旧小区100个。", ("改造老旧小区80个。", "改造老旧小区60个。")),
        ("新建高标准农田50万亩。", ("新建高标准农田40万亩。", "新建高标准农田30万亩。")),
    ],
)
def test_parts_that_come_to_more_than_the_whole(whole: str, parts: tuple[str, str]) -> None:
    (found,) = _found("sum_differs", whole, *parts)
    assert found.values["verdict"] == "over"
    assert len(found.there) == len(parts)
    assert _found("sum_differs", whole, parts[0]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建设云溪融城科技小镇。", "建设云溪融城小镇。"),
        ("打造国家重要纺织装备高地。", "打造全国重要纺织装备高地。"),
        ("推进“一江四河”治理。", "推进“一江六河”治理。"),
    ],
)
def test_two_names_of_one_thing(one: str, other: str) -> None:
    (found,) = _found("names_drift", one, other)
    assert len(found.here) == len(found.there) == 1
    assert _found("names_drift", one, one) == []
    assert _found("names_drift", "建设云溪一期工程小镇。", "建设云溪二期工程小镇。") == []


@pytest.mark.parametrize(
    "names",
    [
        ("实施“张榜招贤”制度。", "实施“招标张榜制”。"),
        ("推行“先投后股”模式。", "探索“拨投后股”模式。"),
        ("推行“亩产论英雄”机制。", "建立“亩产强园”机制。"),
    ],
)
def test_one_way_of_working_under_several_names(names: tuple[str, str]) -> None:
    (found,) = _found("same_under_other_name", *names)
    assert len(found.here) + len(found.there) == len(names)
    assert _found("same_under_other_name", names[0], names[0]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建成“半小时经济圈”。", "优化“半小时通勤圈”。"),
        ("构建“一小时交通圈”。", "打造“一小时物流圈”。"),
        ("打造“15分钟医疗圈”。", "建设“15分钟健身圈”。"),
    ],
)
def test_one_number_with_several_measures(one: str, other: str) -> None:
    (found,) = _found("one_number_many_measures", one, other)
    assert len(found.here) + len(found.there) > 1
    assert _found("one_number_many_measures", one, one) == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("高水平建设东海算力中心。", "今年完成东海算力中心主体建设。"),
        ("加快建设石湖大桥。", "到2028年建成石湖大桥。"),
        ("推进太湖科学城建设。", "到2027年建成太湖科学城。"),
    ],
)
def test_a_date_below_where_there_is_none_above(upper: str, lower: str) -> None:
    district = REPORTS("吴中区", 2026, f"确保重点任务落地见效。{lower}")
    (found,) = _of_kind("due_open", [CITY.replace(_SLOT, upper), district])
    assert found.here[0].doc != found.there[0].doc
    assert _of_kind("due_open", [CITY.replace(_SLOT, ""), district]) == []


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("落实《环太湖区域一体化发展规划纲要》。", "环太湖区域一体化发展规划纲要"),
        ("主动融入长江经济带发展战略。", "长江经济带发展战略"),
        ("认真贯彻全省开发区现场会精神。", "全省开发区现场会"),
    ],
)
def test_what_is_named_and_not_there(words: str, wanted: str) -> None:
    (found,) = _found("wanted", words)
    assert found.subject == wanted
    assert _found("wanted", "贯彻《太湖管理条例》。") == []
