"""What the character sets themselves say of a character: common, simplified, traditional. No table of our own is needed."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["basic_han", "common_han", "han", "in_big5", "in_gb2312", "odd_runs"]

# Level 1 of GB 2312, rows 16-55: the 3,755 most used characters.
_LEVEL_ONE_LEAD_BYTES = range(0xB0, 0xD8)
_HAN = re.compile("[\u4e00-\u9fff]+")


def han(text: str) -> str:
    """The ideographs of the basic block, in the order they come.

    >>> han("2026年GDP增长5%")
    '年增长'
    """
    return "".join(_HAN.findall(text))


@cache
def common_han() -> frozenset[str]:
    """The characters of level 1 of GB 2312.

    >>> "产" in common_han(), "剀" in common_han()
    (True, False)
    """
    codes = (bytes((lead, trail)) for lead in _LEVEL_ONE_LEAD_BYTES for trail in range(0xA1, 0xFF))
    return frozenset("".join(code.decode("gb2312", "ignore") for code in codes))


@cache
def basic_han() -> frozenset[str]:
    """The 6,763 characters of both levels of GB 2312.

    >>> "柘" in basic_han(), "垚" in basic_han()
    (True, False)
    """
    return in_gb2312("".join(map(chr, range(0x4E00, 0xA000))))


def in_gb2312(text: str) -> frozenset[str]:
    """Those characters that the mainland's basic set holds: simplified ones and those with one form only.

    >>> sorted(in_gb2312("产業人"))
    ['产', '人']
    """
    return frozenset(text.encode("gb2312", "ignore").decode("gb2312"))


def in_big5(text: str) -> frozenset[str]:
    """Those characters that the traditional set holds.

    >>> sorted(in_big5("产業人"))
    ['人', '業']
    """
    return frozenset(text.encode("big5", "ignore").decode("big5"))


@cache
def _odd() -> re.Pattern[str]:
    usual = [*range(0x80), 0xB7, *range(0x2010, 0x2040), *range(0x2100, 0x2500), *range(0x3000, 0x3020), *range(0xFF00, 0xFF5F)]
    usual += map(ord, basic_han())
    # Runs, not single characters: the class compiles in a third of the time.
    runs: list[list[int]] = []
    for code in sorted(usual):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return re.compile("[^" + "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in runs) + "]+")


def odd_runs(text: str) -> list[str]:
    """All that is not ASCII, Chinese punctuation or an ideograph of the mainland's basic set: every kind of damage to letters shows here.

    >>> odd_runs("产业園區(qū)，Größe")
    ['園區', 'ū', 'öß']
    """
    return _odd().findall(text)
