"""Which side of a figure is good, and how years meet: each way that the rules go."""

from __future__ import annotations

import pytest

from lantu.indicators import find_indicator
from lantu.settlement.direction import find_direction
from lantu.settlement.periods import meet, years
from lantu.settlement.stages import stage_of


@pytest.mark.parametrize(
    ("name", "cmp", "measure", "direction", "rule"),
    [
        ("创新能力", "le", "rank", "lower", "settle.direction.rank"),
        ("办事时限压缩", "le", "growth", "higher", "settle.direction.fall"),
        ("政府债务余额", "le", "level", "ceiling", "settle.direction.comparator"),
        ("单位能耗下降", "ge", "growth", "higher", "settle.direction.fall"),
        ("居民消费价格", "about", "growth", "ceiling", "settle.direction.catalogue:consumer_prices.growth"),
        ("财政赤字率", "eq", "level", "ceiling", "settle.direction.budget.001"),
        ("跨境合作平台", "eq", "level", "higher", "settle.direction.default"),
    ],
)
def test_direction(name: str, cmp: str, measure: str, direction: str, rule: str) -> None:
    assert find_direction(find_indicator(name, measure), name, cmp, measure) == (direction, rule)


@pytest.mark.parametrize(
    ("target", "seen", "nature", "how"),
    [
        ("", "2025", "state", ""),
        ("2025", "", "total", ""),
        ("2025", "2021/2025", "state", "wider"),
        ("2021/2025", "2021/2025", "state", "whole"),
        ("2025", "2026", "state", ""),
        ("2021/2025", "2022", "total", "earlier"),
        ("2025", "2024/2026", "rate", "wider"),
        ("2021/2023", "2022/2024", "total", ""),
    ],
)
def test_how_years_meet(target: str, seen: str, nature: str, how: str) -> None:
    assert meet(target, seen, nature=nature) == how


def test_a_period_without_years_is_none() -> None:
    assert years("未来五年") is None


def test_two_series_in_one_clause_are_two_runs() -> None:
    stage = stage_of("甲中心挂牌成立，乙院开工", 0, 3)
    assert stage is not None and stage.stage == "founded"
    stage = stage_of("甲中心挂牌后建成", 0, 3)
    assert stage is not None and stage.stage == "founded"
