"""Stray and doubled punctuation: a comma that a machine put before another mark, a mark written twice."""

from __future__ import annotations

import re
from functools import cache

from lantu.clean.charsets import han
from lantu.clean.edits import Edit
from lantu.rules import compile_pattern, word_list

__all__ = ["has_stray_marks", "strip_stray_marks"]

# Slips of the pen come one in several thousand characters (the 36 reports have at most 1 in 20,000); damage one in twenty.
_MIN_MARKS = 2
_IDEOGRAPHS_A_MARK = 200


@cache
def _stray() -> re.Pattern[str]:
    return compile_pattern(r",(?={clean_marks_after_comma})|({clean_marks_doubled})(?=\1)")


@cache
def _sure_signs() -> tuple[str, ...]:
    before = (f",{mark}" for mark in word_list("clean_marks_of_prose"))
    return (*before, *(mark * 2 for mark in word_list("clean_marks_doubled")))


def has_stray_marks(text: str, *, is_damaged: bool = False) -> bool:
    """Whether stray marks are so dense that they are damage; in a text damaged otherwise, one is enough.

    Commas in a row alone prove nothing: a table has them too.

    >>> has_stray_marks("会议召开,。各地响应,,共同推进,、落实"), has_stray_marks("名称,,单位\\n公里,,2026")
    (True, False)
    """
    if not any(sign in text for sign in _sure_signs()):
        return False
    if is_damaged:
        return True
    found = sum(1 for _ in _stray().finditer(text))
    return found >= _MIN_MARKS and found * _IDEOGRAPHS_A_MARK >= len(han(text))


def strip_stray_marks(text: str) -> list[Edit]:
    """Take out each mark that stands directly before the mark that was meant.

    >>> [(edit.start, edit.end) for edit in strip_stray_marks("召开,。各地,,推进")]
    [(2, 3), (6, 7)]
    >>> strip_stray_marks("召开。各地，推进……")
    []
    """
    return [Edit("clean.stray_mark", *match.span(), after="") for match in _stray().finditer(text)]
