"""Numerals: the cases, and every number comes back from each way of writing it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params
from lantu.quantities import parse_numeral

DIGITS = "零一二三四五六七八九"
SMALL = ("", "十", "百", "千")
LARGE = ("", "万", "亿", "万亿")


@pytest.mark.parametrize("case", case_params("numerals"))
def test_a_numeral_is_read(case: dict[str, Any]) -> None:
    assert parse_numeral(case["text"]) == case["expect"]


def written(number: int) -> str:
    """A number below 10**16 in Chinese, as officials write it: 12000305 is 一千二百万零三百零五."""
    if number == 0:
        return DIGITS[0]
    groups, rest = [], number
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    out, gap = "", False
    for index in range(len(groups) - 1, -1, -1):
        if groups[index] == 0:
            gap = bool(out)
            continue
        out += ("零" if gap or (out and groups[index] < 1000) else "") + below_ten_thousand(groups[index]) + LARGE[index]
        gap = False
    return out


def below_ten_thousand(number: int) -> str:
    out, gap = "", False
    for index, digit in enumerate(f"{number:04d}"):
        if digit == "0":
            gap = bool(out)
            continue
        out += ("零" if gap else "") + DIGITS[int(digit)] + SMALL[3 - index]
        gap = False
    return out


def test_the_writer_of_this_test_writes_as_officials_do() -> None:
    assert [written(number) for number in (10, 105, 2003, 10_000, 100_020, 12_000_305)] == [
        "一十",
        "一百零五",
        "二千零三",
        "一万",
        "一十万零二十",
        "一千二百万零三百零五",
    ]


@given(st.integers(0, 10**12 - 1))
@settings(max_examples=300, deadline=None)
def test_a_number_written_in_chinese_comes_back(number: int) -> None:
    assert parse_numeral(written(number)) == number


@given(st.integers(0, 10**12 - 1), st.booleans())
@settings(max_examples=200, deadline=None)
def test_a_number_written_in_digits_comes_back(number: int, grouped: bool) -> None:
    assert parse_numeral(f"{number:,}" if grouped else str(number)) == number


@given(st.integers(1, 9999), st.integers(0, 99), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千", 10**3)]))
@settings(max_examples=200, deadline=None)
def test_a_decimal_with_a_magnitude_comes_back(whole: int, hundredths: int, magnitude: tuple[str, int]) -> None:
    word, worth = magnitude
    assert parse_numeral(f"{whole}.{hundredths:02d}{word}") == pytest.approx((whole + hundredths / 100) * worth, rel=1e-12)


@given(st.text(alphabet="零一二两三十百千万亿0123456789.,．，年第", max_size=12))
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_number_or_refused(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0
