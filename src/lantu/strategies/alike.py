"""Names whose parts show by their form: 双碳 by what begins alike, 一主三特 by what leads and what stands beside it."""

from __future__ import annotations

import re
from functools import cache

from lantu.quantities import parse_numeral
from lantu.rules import compile_pattern, word_list
from lantu.strategies.expansion import Expansion
from lantu.types import Sentence

__all__ = ["main_and_others", "two_alike"]

_HAN = "[\u4e00-\u9fff]"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def two_alike(text: str, name: str) -> Expansion | None:
    """Two things of one length, joined by a mark or a word, that both begin or both end with the name's kernel; anywhere in ``text``.

    >>> two_alike("把水平衡、水安全纳入规划，做好双水工作", "双水").parts
    ('水平衡', '水安全')
    >>> two_alike("把水平衡、土安全纳入规划", "双水") is None
    True
    """
    if len(name) != 2 or name[0] not in word_list("strategies_twos"):
        return None
    kernel = re.escape(name[1])
    joint = "(?:、|{strategies_joints})"
    for size in (2, 3, 4):
        first, last = f"{kernel}{_HAN}{{{size - 1}}}", f"{_HAN}{{{size}}}{kernel}"
        for shape in (first, last):
            match = _pattern(f"(?P<a>{shape}){joint}(?P<b>{shape})").search(text)
            if match and match["a"] != match["b"]:
                return Expansion((match["a"], match["b"]), (match.start("a"), match.end("b")))
    return None


def main_and_others(text: str, sentence: Sentence, span: tuple[int, int]) -> Expansion | None:
    """一主三特 behind 以 A 为主导，B、C、D 竞相发展: A, then as many others as the name counts."""
    shape = _pattern("{strategies_numerals}{strategies_main_kernels}(?P<count>{strategies_numerals})[\u4e00-\u9fff]").fullmatch(text, *span)
    if shape is None:
        return None
    told = _pattern(
        "{strategies_list_openers}(?P<main>[^，,；;。]+?){strategies_main_ends}[，,]{strategies_list_openers}?"
        "(?P<others>[^，,；;。]+?){strategies_other_ends}"
    ).search(text, sentence.start, span[0])
    count = int(parse_numeral(shape["count"]) or 0)
    others = tuple(told["others"].split("、")) if told else ()
    if told is None or len(others) != count:
        return None
    return Expansion((told["main"], *others), (told.start("main"), told.end("others")))
