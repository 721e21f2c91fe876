"""What the character sets themselves say of a character: common, simplified, traditional. No table of our own is needed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

__all__ = ["common_han", "han", "in_big5", "in_gb2312"]

# Level 1 of GB 2312, rows 16-55: the 3,755 most used characters.
_LEVEL_ONE_LEAD_BYTES = range(0xB0, 0xD8)


def han(text: Iterable[str]) -> str:
    """The ideographs of the basic block, in the order they come.

    >>> han("2026年GDP增长5%")
    '年增长'
    """
    return "".join(character for character in text if "\u4e00" <= character <= "\u9fff")


@cache
def common_han() -> frozenset[str]:
    """The characters of level 1 of GB 2312.

    >>> "产" in common_han(), "淖" in common_han()
    (True, False)
    """
    codes = (bytes((lead, trail)) for lead in _LEVEL_ONE_LEAD_BYTES for trail in range(0xA1, 0xFF))
    return frozenset("".join(code.decode("gb2312", "ignore") for code in codes))


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
