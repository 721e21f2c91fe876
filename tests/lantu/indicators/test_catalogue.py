"""The catalogue of indicators is sound, and names are resolved to it or left open."""

from __future__ import annotations

from collections import defaultdict

import pytest

from lantu.indicators import bare_name, catalogue, find_indicator, resolve
from lantu.rules import load_rows
from lantu.types.indicator import DIRECTIONS

MEASURES = ("level", "growth", "increment", "share", "rank", "multiple")


def test_rows_are_sorted_and_complete() -> None:
    rows = load_rows("indicators")
    keys = [row["key"] for row in rows]
    assert keys == sorted(set(keys))
    for row in rows:
        assert row["name"] and row["source"] and row["counts"] in ("work", "state"), row["key"]
        for entry in row["measures"].split():
            measure, _, direction = entry.partition(":")
            assert measure in MEASURES and direction in DIRECTIONS, (row["key"], entry)


def test_no_name_is_of_two_indicators_of_one_measure() -> None:
    owners = defaultdict(set)
    for indicator in catalogue().values():
        for name in (indicator.name, *indicator.aliases):
            owners[bare_name(name), indicator.measure].add(indicator.thing)
    assert {name: things for name, things in owners.items() if len(things) > 1} == {}


def test_every_name_leads_back_to_its_indicator() -> None:
    for indicator in catalogue().values():
        for name in (indicator.name, *indicator.aliases):
            found = find_indicator(name, indicator.measure)
            assert found is not None and found.id == indicator.id, (indicator.id, name)


@pytest.mark.parametrize(
    ("name", "measure", "unit", "before", "wanted"),
    [
        ("城镇调查失业率较低水平", "share", "%", "", "jobs_unemployment_surveyed.share"),
        ("基本公共卫生服务经费财政补助", "level", "元", "基本公共卫生服务经费财政补助从人均", "clinic_subsidy.level"),
        ("补助标准", "level", "元", "提高城乡居民医保待遇，补助标准达到", "hospital_subsidy.level"),
        ("财政补助", "level", "元", "支持职业教育，财政补助提高到", ""),
        ("覆盖率", "share", "%", "今年养老服务提速，覆盖率达到", ""),
    ],
)
def test_a_part_of_a_name_is_completed_by_its_own_sentence_or_left_open(
    name: str, measure: str, unit: str, before: str, wanted: str
) -> None:
    assert resolve(name, measure, unit, before).id == wanted
