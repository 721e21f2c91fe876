"""How finely a number is written."""

from __future__ import annotations

import re

__all__ = ["written_quantum"]

_FIRST_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def written_quantum(mention: str, value: float) -> float:
    """The weight, in base units, of the last place that a mention writes; 0 where it has no digits or the value is 0.

    >>> written_quantum("5.53万亿元", 5.53e12)
    10000000000.0
    >>> written_quantum("4.8%", 4.8), written_quantum("1312万人", 13120000), written_quantum("翻番", 2)
    (0.1, 10000.0, 0.0)
    """
    plain = mention.replace("．", ".").replace("，", ",")
    number = _FIRST_NUMBER.search(plain)
    if number is None or not value:
        return 0.0
    written = float(number[0].replace(",", ""))
    if not written:
        return 0.0
    decimals = len(number[1] or "")
    scale = round(abs(value) / written, 6)
    return round(scale / float(10**decimals), 9)
