"""Numerals to numbers: 1.2万亿, 三千五百, 12,345, ３０．"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from lantu.rules import load_mapping

__all__ = ["magnitude", "parse_numeral"]


@cache
def _values(table: str) -> Mapping[str, int]:
    return MappingProxyType({character: int(value) for character, value in load_mapping("numerals")[table].items()})


@cache
def _magnitudes() -> str:
    return "".join((*_values("small"), *_values("large")))


@cache
def _large() -> tuple[tuple[str, int], ...]:
    """The characters that multiply all before them, the largest first."""
    return tuple(sorted(_values("large").items(), key=lambda item: -item[1]))


def magnitude(text: str) -> int:
    """The product of magnitude characters.

    >>> magnitude("万亿"), magnitude("千万"), magnitude("")
    (1000000000000, 10000000, 1)
    """
    product = 1
    for character in text:
        product *= _values("small").get(character) or _values("large")[character]
    return product


def parse_numeral(text: str) -> float | None:
    """The number that the whole of ``text`` writes, or None when it is not a numeral; never a guess.

    >>> parse_numeral("1.2万亿"), parse_numeral("三千五百"), parse_numeral("12,345")
    (1200000000000.0, 3500.0, 12345.0)
    >>> parse_numeral("两百零三万"), parse_numeral("十四"), parse_numeral("千亿")
    (2030000.0, 14.0, 100000000000.0)
    >>> parse_numeral("五百二"), parse_numeral("五百零二"), parse_numeral("一万二")
    (520.0, 502.0, 12000.0)
    >>> parse_numeral("十四五") is None, parse_numeral("1e5") is None, parse_numeral("1,23") is None
    (True, True, True)
    """
    digits = text.rstrip(_magnitudes())
    number = _arabic(digits)
    if number is not None:
        # In decimal, so that 2.18万亿 is 2180000000000 and not that and a little more.
        return float(number * magnitude(text[len(digits) :]))
    value = _chinese(text)
    return None if value is None else float(value)


# Digits with a point, or in groups of three: no exponent, no underscore, no group of another size.
_ARABIC = re.compile(r"(?:\d+|\d{1,3}(?:[,，]\d{3})+)(?:[.．]\d+)?")


def _arabic(text: str) -> Decimal | None:
    return Decimal(re.sub("[,，]", "", text).replace("．", ".")) if _ARABIC.fullmatch(text) else None


def _chinese(text: str) -> int | None:
    """Large units split the numeral: what stands before one is multiplied by it, what stands after is added."""
    if not text:
        return None
    for unit, worth in _large():
        if unit in text:
            before, after = text.rsplit(unit, 1)
            head = _chinese(before) if before else 1
            tail = _chinese(after) if after else 0
            if tail and len(after) == 1:
                tail *= _spoken(after, worth)
            return None if head is None or tail is None else head * worth + tail
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    digits, small = _values("digits"), _values("small")
    if len(text) > 1 and all(character in digits for character in text):
        return int("".join(str(digits[character]) for character in text))
    total, digit, last = 0, None, 1
    for character in text:
        if character in digits:
            if digit:
                return None
            # Behind 零 a digit counts ones.
            last = 1 if digit == 0 else last
            digit = digits[character]
        elif character in small:
            last = small[character]
            total += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
    return total + (digit or 0) * (_spoken(text[-1], last) if digit else 1)


def _spoken(digit: str, worth: int) -> int:
    """What a last digit right behind a unit worth ``worth`` counts: spoken numbers leave the next lower unit out (五百二 is 520)."""
    return max(worth // 10, 1) if digit in _values("digits") else 1
