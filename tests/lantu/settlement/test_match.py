"""Which observation answers which target, and when none does."""

from __future__ import annotations

import pytest
from test_verdict_oracle import make_observation, make_target

from lantu.settlement.match import ObservationIndex, find_match


def match(target: dict[str, object], *observations: dict[str, object]) -> list[str]:
    index = ObservationIndex.of(make_observation(id=str(number), **given) for number, given in enumerate(observations))
    return [piece.observation.id for piece in find_match(make_target(**target), index).evidence]


def test_the_same_indicator_under_another_name() -> None:
    assert match(
        {"indicator": "能耗强度下降", "measure": "growth", "unit": "%"},
        {"indicator": "单位地区生产总值能耗下降", "measure": "growth", "unit": "%"},
    ) == ["0"]


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "粮食产量", "period": "2024"},
        {"indicator": "粮食产量", "unit": "亩"},
        {"indicator": "粮食产量", "place": "乙市"},
        {"indicator": "粮食产量", "measure": "growth"},
        {"indicator": "油料产量"},
        {"indicator": "粮食产量", "doc": "plan"},
    ],
    ids=["another year", "another unit", "another place", "growth for a level", "another crop", "the promiser's own plan"],
)
def test_declined(other: dict[str, object]) -> None:
    assert match({"indicator": "粮食产量"}, other) == []


@pytest.mark.parametrize(
    ("wanted", "offered"),
    [
        ("压减钢铁产能", "压减水泥产能"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("中央财政赤字", "地方财政赤字"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("新开工保障性住房", "建成保障性住房"),
        ("小学新增学位", "高中新增学位"),
    ],
)
def test_near_names_that_mean_other_things(wanted: str, offered: str) -> None:
    assert match({"indicator": wanted}, {"indicator": offered}) == []


def test_the_stronger_source_is_taken() -> None:
    assert match({}, {"grade": "own_report", "value": 120.0}, {"grade": "statistics", "value": 95.0}) == ["1"]


def test_a_compound_takes_an_answer_for_each_part() -> None:
    target = {"indicator": "二氧化硫、氮氧化物排放量下降", "measure": "growth", "unit": "%"}
    seen = [{"indicator": f"{name}排放量下降", "measure": "growth", "unit": "%"} for name in ("氮氧化物", "二氧化硫")]
    assert match(target, *seen) == ["1", "0"]
    assert match(target, seen[0]) == []


def test_a_sum_over_five_years_is_offered_only_as_partial() -> None:
    index = ObservationIndex.of([make_observation(indicator="新建改建农村公路", measure="increment", unit="公里", period="2021/2025")])
    found = find_match(make_target(indicator="新建改建农村公路", measure="increment", unit="公里", period="2025"), index)
    assert found.partial and found.evidence[0].meets == "wider"


def test_a_name_that_says_only_who_spends_is_told_by_the_words_before_it() -> None:
    wanted = {"indicator": "为此中央财政支出", "unit": "元", "scene": "在普通高校健全国家奖学金、助学金制度，为此中央财政支出增加到"}
    same = {"indicator": "中央财政此项支出", "unit": "元", "scene": "普通本科高校的国家奖学金助学金制度，中央财政此项支出增加到"}
    other = {"indicator": "中央财政支出", "unit": "元", "scene": "支持农村义务教育，中央财政支出达到"}
    assert match(wanted, other, same) == ["1"]
    assert match(wanted, other) == []
    assert match(wanted, same, same | {"value": 7.0}) == []
