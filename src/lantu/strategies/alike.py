"""Names whose parts show by their form: 双碳 by what begins alike, 一主三特 by what leads and what stands beside it, lists in quotes."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from lantu.quantities import parse_numeral
from lantu.rules import Suffixes, compile_pattern, word_list
from lantu.strategies.expansion import Expansion
from lantu.types import Sentence

__all__ = ["each_in_turn", "main_and_others", "pairs_before", "self_told", "two_alike"]

_HAN = "[\u4e00-\u9fff]"
# What a name of two draws together is told within so many characters before it and behind it: its passage.
_BEFORE, _AFTER = 400, 120


def two_alike(text: str, span: tuple[int, int]) -> Expansion | None:
    """Two things of one length near the name, joined by a mark or a word, that both begin or both end with the name's kernel.

    Both are whole: they stand between marks, verbs or words that may border a name, so that no longer word is cut to fit.

    >>> two_alike("双水工作：把水平衡、水安全纳入规划", (0, 2)).parts
    ('水平衡', '水安全')
    >>> two_alike("双水工作：把水平衡、土安全纳入规划", (0, 2)) is None
    True
    >>> two_alike("两高：服务高新区、高校联盟", (0, 2)) is None
    True
    """
    name = text[slice(*span)]
    if len(name) != 2 or name[0] not in word_list("strategies_twos"):
        return None
    reach = max(0, span[0] - _BEFORE), min(len(text), span[1] + _AFTER)
    for size in (2, 3, 4):
        for before in (0, size - 1):
            match = _first_two(text, reach, name[1], size, before)
            if match and match["a"] != match["b"] and match["a"] != name:
                return Expansion((match["a"], match["b"]), match.span("two"))
    return None


def _first_two(text: str, reach: tuple[int, int], kernel: str, size: int, before: int) -> re.Match[str] | None:
    """The first two things of ``size`` characters with the kernel behind ``before`` others: those whose opening word begins first."""
    shape, openers = _two(size, before), _openers()
    found: list[tuple[tuple[int, bool, int], re.Match[str]]] = []
    at = text.find(kernel, reach[0] + before, reach[1])
    while at >= 0:
        start = at - before
        opener = openers.before(text, reach[0], start)
        if (opener or not start or not _HAN_BEFORE.match(text, start)) and (match := shape.match(text, start, reach[1])):
            found.append(((start - opener, opener > 0, -opener), match))
        at = text.find(kernel, at + 1, reach[1])
    return min(found, key=itemgetter(0))[1] if found else None


@cache
def _openers() -> Suffixes:
    return Suffixes.of(word_list("strategies_before_two"))


_HAN_BEFORE = re.compile(f"(?<={_HAN})")


@cache
def _two(size: int, before: int) -> re.Pattern[str]:
    """Two things with one character alike: one pattern for the kernels of all names, because making a pattern costs more than using it."""
    first, second = (f"{_HAN}{{{before}}}{kernel}{_HAN}{{{size - 1 - before}}}" for kernel in ("(?P<kernel>(?s:.))", "(?P=kernel)"))
    closes = f"(?=$|(?!{_HAN}|、)|{{strategies_after_two}})"
    return compile_pattern(f"(?P<two>(?P<a>{first})(?:、|{{strategies_joints}})(?P<b>{second})){closes}")


def self_told(text: str, span: tuple[int, int]) -> Expansion:
    """The parts of a name that is its own list: 学位、床位、车位."""
    return Expansion(tuple(text[slice(*span)].split("、")), span)


def each_in_turn(text: str, sentences: tuple[Sentence, ...], span: tuple[int, int]) -> Expansion | None:
    """“智造高地、宜居之城” behind which 一是…“智”…, 二是…“居”… tell its parts in turn: each point quotes a character of its part."""
    parts = text[slice(*span)].split("、")
    ordinals = word_list("strategies_ordinals")
    if not 1 < len(parts) <= len(ordinals):
        return None
    found: list[tuple[int, int]] = []
    for part, ordinal in zip(parts, ordinals, strict=False):
        point = re.compile(f"{ordinal}(?P<point>[^，。；,;“‘]{{0,6}}[“‘](?P<key>{_HAN})[”’])")
        match = point.search(text, found[-1][1] if found else span[1], sentences[-1].end)
        if match is None or match["key"] not in part:
            return None
        found.append(match.span("point"))
    return Expansion(tuple(text[slice(*one)] for one in found), (found[0][0], found[-1][1]))


def pairs_before(text: str, sentence: Sentence, span: tuple[int, int]) -> Expansion | None:
    """A 点、B 地、C 地“一点两地”: the list right before the name, its items ending as the name's pairs count."""
    pairs = compile_pattern(f"(?P<count>{{strategies_numerals}})(?P<kernel>{_HAN})").findall(text[slice(*span)])
    counts = [int(parse_numeral(numeral) or 0) for numeral, _ in pairs]
    if len(pairs) < 2 or 2 * len(pairs) != span[1] - span[0] or not all(counts):
        return None
    listed = re.search(r"(?P<list>[^，。；：,;:“”]+)[“‘]$", text[sentence.start : span[0]])
    items = listed["list"].split("、") if listed else []
    kernels = [kernel for (_, kernel), count in zip(pairs, counts, strict=True) for _ in range(count)]
    if listed is None or [item[-1:] for item in items] != kernels:
        return None
    return Expansion(tuple(items), (sentence.start + listed.start("list"), sentence.start + listed.end("list")))


def main_and_others(text: str, sentence: Sentence, span: tuple[int, int]) -> Expansion | None:
    """一主三特 behind 以 A 为主导，B、C、D 竞相发展: A, then as many others as the name counts."""
    shape = compile_pattern("{strategies_numerals}{strategies_main_kernels}(?P<count>{strategies_numerals})[\u4e00-\u9fff]").fullmatch(
        text, *span
    )
    if shape is None:
        return None
    told = compile_pattern(
        "{strategies_list_openers}(?P<main>[^，,；;。]+?){strategies_main_ends}[，,]{strategies_list_openers}?"
        "(?P<others>[^，,；;。]+?){strategies_other_ends}"
    ).search(text, sentence.start, span[0])
    count = int(parse_numeral(shape["count"]) or 0)
    others = tuple(told["others"].split("、")) if told else ()
    if told is None or len(others) != count:
        return None
    return Expansion((told["main"], *others), (told.start("main"), told.end("others")))
