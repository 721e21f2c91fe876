"""Expressions of time to years: the cases, and what must hold for any year."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params
from lantu.quantities.periods import find_periods


@pytest.mark.parametrize("case", case_params("periods"))
def test_periods_of_a_sentence(case: dict[str, Any]) -> None:
    assert [{"first": period.first, "last": period.last} for period in find_periods(case["text"], case["year"])] == case["expect"]


@given(st.integers(1990, 2060), st.integers(1, 15))
@settings(max_examples=80, deadline=None)
def test_a_written_span_comes_back_with_its_place(first: int, length: int) -> None:
    text = f"到期前{first}—{first + length}年完成。"
    (period,) = find_periods(text)
    assert (period.first, period.last) == (first, first + length)
    assert text[period.start : period.end_offset] == period.words


@given(st.integers(1990, 2060))
@settings(max_examples=50, deadline=None)
def test_relative_years_move_with_the_document(year: int) -> None:
    text = "去年完成，今年新建，明年启动。"
    assert [period.last - year for period in find_periods(text, str(year))] == [-1, 0, 1]
    assert not any(period.known for period in find_periods(text))


@pytest.mark.parametrize(("plan", "first"), [("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)])
def test_a_five_year_plan_covers_five_years(plan: str, first: int) -> None:
    (span,) = find_periods(f"“{plan}”时期新增。")
    (end,) = find_periods(f"“{plan}”末达到。")
    assert (span.first, span.last, span.is_span) == (first, first + 4, True)
    assert (end.first, end.last, end.end) == (first + 4, first + 4, True)
