"""Expressions of time to years: 2025, 2021/2025.

Comes in: a text and the document's own year ("" where it has none). Goes out: the years that the text names, with their places. A
relative expression (今年, 五年来) in a document without a year gives no years, never a guess. Deliberately not done: which figure a
period belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.quantities.numerals import parse_numeral
from lantu.rules import Rule, Sieve, load_rules

__all__ = ["Period", "find_periods"]

# The n-th five-year plan covers the years 1951 + 5n to 1955 + 5n: the tenth 2001 to 2005, the fourteenth 2021 to 2025.
_PLAN_BASE = 1951
# Full-width digits, one for one, so that offsets stay.
_WIDE = re.compile("[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` and ``last`` year, both 0 where the document gives no way to tell; ``end``: only the end of it is meant.

    start, end_offset: where the words stand, code points into the text, end exclusive. words: the document's own.
    """

    first: int
    last: int
    start: int
    end_offset: int
    words: str
    rule_id: str
    end: bool = False

    @property
    def known(self) -> bool:
        return self.last > 0

    @property
    def is_span(self) -> bool:
        return self.first != self.last


@cache
def _rules() -> Sieve[Rule]:
    return Sieve(load_rules("periods").rules)


def find_periods(text: str, year: str = "", day: str = "") -> tuple[Period, ...]:
    """The periods that ``text`` names, in order.

    ``day``: the day that a document without a year bears. It tells what 今年 and 去年 are; from which year 今后五年 count it does not.

    >>> [(p.first, p.last) for p in find_periods("到2030年建成，“十五五”时期年均增长5%")]
    [(2030, 2030), (2026, 2030)]
    >>> [(p.first, p.last) for p in find_periods("今年新增就业70万人", "2026")], find_periods("今年新增就业70万人")[0].known
    ([(2026, 2026)], False)
    >>> [(p.first, p.last) for p in find_periods("去年新增就业70万人，今后五年新增300万人", day="2026-03-02")]
    [(2025, 2025), (0, 0)]
    >>> find_periods("连续9年下降")
    ()
    """
    if _WIDE.search(text):
        text = text.translate(_NARROW)
    own = int(year[:4]) if year[:4].isdecimal() else 0
    spoken = own or (int(day[:4]) if day[:4].isdecimal() else 0)
    found = [
        _period(rule, match, spoken if _is_one_year(rule) else own) for rule in _rules().left(text) for match in rule.regex.finditer(text)
    ]
    found.sort(key=lambda period: (period.start, -period.end_offset))
    kept: list[Period] = []
    for period in found:
        if not kept or period.start >= kept[-1].end_offset:
            kept.append(period)
    return tuple(kept)


def _is_one_year(rule: Rule) -> bool:
    return bool(rule.effect["kind"] == "relative" and rule.effect["first"] == rule.effect["last"])


def _period(rule: Rule, match: re.Match[str], own: int) -> Period:
    first, last = _years(rule, match, own)
    return Period(first, last, match.start(), match.end(), match[0], rule.id, end=bool(rule.effect.get("end")))


def _years(rule: Rule, match: re.Match[str], own: int) -> tuple[int, int]:
    effect = rule.effect
    kind = effect["kind"]
    if kind == "year":
        return int(match["y"]), int(match["y"])
    if kind == "span":
        return int(match["a"]), int(match["b"])
    if kind == "plan":
        first = _PLAN_BASE + 5 * int(parse_numeral(match["n"]) or 0)
        # 十四五 is the numeral of the fourteenth with the 五 of "five-year" behind it.
        return (first + 4, first + 4) if effect.get("end") else (first, first + 4)
    if not own:
        return 0, 0
    if kind == "relative":
        return own + effect["first"], own + effect["last"]
    count = int(parse_numeral(next(filter(None, match.groupdict().values()))) or 0)
    return (own - count, own - 1) if kind == "past" else (own + count - 1, own + count - 1)
