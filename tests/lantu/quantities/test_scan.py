"""Quantities in running text: the cases, and what must hold for any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params, load_cases
from lantu.quantities import Quantity, find_comparator, find_quantities

PIECES = [*sorted({case["text"] for case in load_cases("quantities")}), "，", "、", "同比", "分别", "“", "”", "\n", "至", "—"]


def as_expected(quantity: Quantity) -> dict[str, Any]:
    found = {"value": quantity.value, "unit": quantity.unit, "cmp": quantity.cmp}
    return found if quantity.value2 is None else {**found, "value2": quantity.value2}


@pytest.mark.parametrize("case", case_params("quantities"))
def test_quantities_of_a_sentence(case: dict[str, Any]) -> None:
    assert [as_expected(quantity) for quantity in find_quantities(case["text"])] == case["expect"]


@given(st.lists(st.sampled_from(PIECES), max_size=6))
@settings(max_examples=150, deadline=None)
def test_quantities_lie_in_their_text_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start < quantity.end <= len(text)
        assert quantity.reach_start <= quantity.start and quantity.end <= quantity.reach_end <= len(text)
        assert (quantity.cmp == "range") == (quantity.value2 is not None)
        position = quantity.end


@given(st.text(alphabet="0123456789.,%％‰万亿千元个家超近以上至—-+年第“”（）GkK \n", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_scanned(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end].strip()
        assert quantity.value >= 0


@given(st.integers(1, 99_999), st.sampled_from(["个", "公里", "家", "元", "%", "亩"]), st.sampled_from(["", "万", "亿"]))
@settings(max_examples=200, deadline=None)
def test_a_written_quantity_comes_back(number: int, unit: str, magnitude: str) -> None:
    if unit == "%":
        magnitude = ""
    (quantity,) = find_quantities(f"达到{number}{magnitude}{unit}。")
    assert (quantity.value, quantity.unit) == (number * {"": 1, "万": 10**4, "亿": 10**8}[magnitude], unit)


@pytest.mark.parametrize(
    ("before", "after", "cmp"),
    [
        ("达到", "以上", "ge"),
        ("突破", "", "ge"),
        ("不低于", "", "ge"),
        ("控制在", "以内", "le"),
        ("不超过", "", "le"),
        ("约", "", "about"),
        ("达到", "左右", "about"),
        ("达到", "", "eq"),
        ("突破", "左右", "about"),
    ],
)
def test_words_around_a_number_compare(before: str, after: str, cmp: str) -> None:
    text = f"{before}40%{after}。"
    assert find_comparator(text, len(before), len(before) + 3).cmp == cmp
