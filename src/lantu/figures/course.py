"""Years that belong to a change or to a comparison rather than to the figure they stand before.

从2020年的51%提高到2025年的70% has a year at both ends; the next change of the sentence (…，占比从17%提高到35%) runs between the same
years though it names none. In 是1997年的2.3倍 the year is what the figure is compared with.

Comes in: a sentence, its figures' quantities and its periods. Goes out: one ``Course`` a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from lantu.figures.fragments import pattern
from lantu.quantities import Quantity
from lantu.quantities.numerals import parse_numeral
from lantu.quantities.periods import Period
from lantu.rules import word_list, word_set

__all__ = ["Course", "baselines", "courses"]

# How far around a year the words of comparison stand.
_REACH = 30
# A span that is dealt out stands this close before 分别, and that before the first number.
_NEAR = 16


@dataclass(frozen=True, slots=True)
class Course:
    """What the change around a figure says of its time.

    spoken: the sentence's periods that can be the figure's own. period: where the change itself settles it, else "".
    baseline: whether the figure is where a change starts. since: the year that it is compared with (比2002年增长), 0 where there is none.
    within: whether the change starts at the beginning of the year that it ends in (由年初的…).
    """

    spoken: tuple[Period, ...]
    period: str = ""
    baseline: bool = False
    since: int = 0
    within: bool = False


def baselines(text: str, quantities: tuple[Quantity, ...]) -> tuple[bool, ...]:
    """Whether each number is where a change starts from: 从8.7万元提高到12万元; of a list (分别从2家、3家增加到…) each.

    The words of starting stand before the first of the list, those of reaching behind its last.
    """
    starts = [False] * len(quantities)
    first = 0
    for index, quantity in enumerate(quantities):
        if index and text[quantities[index - 1].reach_end : quantity.reach_start] not in word_set("quantity_list_joiners"):
            first = index
        if not pattern("to_head").match(text, quantity.reach_end):
            continue
        opening = quantities[first]
        if pattern("from_tail").search(text[max(0, opening.reach_start - _REACH) : opening.reach_start]):
            starts[first : index + 1] = [True] * (index + 1 - first)
    return tuple(starts)


def courses(text: str, quantities: tuple[Quantity, ...], periods: tuple[Period, ...], *, reviewing: bool = False) -> tuple[Course, ...]:
    """One course a figure, in order. ``reviewing``: whether the sentence looks back: 上年 is then the year before the one it is about."""
    ways = _courses(text, quantities, periods, reviewing=reviewing)
    years = _dealt_years(text, quantities, periods)
    return tuple(replace(way, period=years[index]) if index in years else way for index, way in enumerate(ways)) if years else ways


def _courses(text: str, quantities: tuple[Quantity, ...], periods: tuple[Period, ...], *, reviewing: bool) -> tuple[Course, ...]:
    spoken = tuple([period for period in periods if not _is_compared(text, period)])
    starts = baselines(text, quantities)
    if not any(starts):
        return tuple([Course(spoken, since=year) for year in _compared_years(text, quantities)])
    compared = _compared_years(text, quantities)
    origins = {id(period) for index, start in enumerate(starts) if start for period in _origin(text, quantities, index, spoken)}
    usual = tuple([period for period in spoken if id(period) not in origins])
    done: list[Course] = []
    first = last = 0
    for index, start in enumerate(starts):
        quantity = quantities[index]
        if start:
            origin = _origin(text, quantities, index, spoken)
            span = next((period for period in reversed(spoken) if period.start < quantity.start and _is_written_span(period)), None)
            if origin:
                before = reviewing and origin[-1].known and origin[-1].words in word_set("figures_year_before")
                first, last = origin[-1].last - before, 0
            elif span:
                first, last = span.first, span.last
            elif compared[index]:
                first, last = compared[index], 0
            done.append(Course(usual, str(first) if first else "", baseline=True, within=_starts_within(text, quantity)))
            continue
        after_start = bool(index) and starts[index - 1]
        named = [
            period for period in usual if after_start and quantities[index - 1].end <= period.start < quantity.start and not period.is_span
        ]
        if named:
            last = named[-1].last
            ends = {id(period) for period in named}
            done.append(Course(usual, str(last) if first else ""))
            usual = tuple([period for period in usual if id(period) not in ends])
            continue
        done.append(Course(usual, str(last) if after_start and last and first else "", since=compared[index]))
    return tuple(done)


def _dealt_years(text: str, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]) -> dict[int, str]:
    """The years that 分别 deals out with a span to as many numbers: 2023—2025年分别增长5%、6%、7%; by the figure's place.

    前三年 are those before the last year that the sentence names.
    """
    each = word_list("figures_each")[0]
    years: dict[int, str] = {}
    if each not in text:
        return years
    for index, quantity in enumerate(quantities):
        at = text.rfind(each, max(0, quantity.reach_start - _NEAR), quantity.reach_start)
        if at < 0 or index in years:
            continue
        run = _run_length(text, quantities[index:])
        before = pattern("years_before").search(text[max(0, at - _NEAR) : at])
        own = [period for period in periods if period.known and period.end_offset <= at]
        last = 0
        if before and own and not own[-1].is_span and parse_numeral(before["n"]) == run:
            last = own[-1].last - 1
        elif not before and own and at - own[-1].end_offset <= _NEAR and own[-1].last - own[-1].first + 1 == run:
            last = own[-1].last
        if last and run > 1:
            years |= {index + offset: str(last - run + 1 + offset) for offset in range(run)}
    return years


def _run_length(text: str, quantities: tuple[Quantity, ...]) -> int:
    """How many numbers from the first on stand in one bare list."""
    run = 1
    for first, second in pairwise(quantities):
        if text[first.reach_end : second.reach_start] not in word_set("quantity_list_joiners"):
            break
        run += 1
    return run


def _compared_years(text: str, quantities: tuple[Quantity, ...]) -> list[int]:
    """For each figure the year it is compared with, which holds for the figures behind it too until the sentence ends."""
    if not pattern("base_year").search(text):
        return [0] * len(quantities)
    years, since, floor = [], 0, 0
    for quantity in quantities:
        for match in pattern("base_year").finditer(text, floor, quantity.start):
            since = int(match["year"])
        floor = quantity.end
        years.append(since)
    return years


def _origin(text: str, quantities: tuple[Quantity, ...], index: int, spoken: tuple[Period, ...]) -> list[Period]:
    """The years named between 从 and the number a change starts from."""
    quantity = quantities[index]
    floor = max(quantities[index - 1].end if index else 0, quantity.reach_start - _REACH)
    tail = pattern("from_tail").search(text[floor : quantity.reach_start])
    return [period for period in spoken if tail and floor + tail.start() < period.start < quantity.start and not period.is_span]


def _starts_within(text: str, quantity: Quantity) -> bool:
    return bool(pattern("year_begin").search(text[max(0, quantity.reach_start - _REACH) : quantity.reach_start]))


def _is_written_span(period: Period) -> bool:
    return period.is_span and any(character.isdecimal() for character in period.words)


def _is_compared(text: str, period: Period) -> bool:
    """Whether a period is what a number is compared with, or when what it counts began, not when it holds."""
    before, after = text[max(0, period.start - 3) : period.start], text[period.end_offset : period.end_offset + _REACH]
    if pattern("origin_after").match(after) or pattern("decided").match(after):
        return True
    return bool(pattern("compared_before").search(before) and pattern("compared_after").match(after))
