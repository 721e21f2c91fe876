"""Changes that a report tells in words: 进出口总额出现下降, 用电量实现正增长.

Comes in: a sentence. Goes out: ``Told`` for each clause that names an indicator of the catalogue and says which way it went without a
number. Such a thing decides only what its direction decides: that it fell is proof against a growth of 6 %, that it rose is none for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.indicators import find_indicator, parse_name
from lantu.quantities.periods import find_periods
from lantu.rules import load_rules

__all__ = ["Told", "find_told"]

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Told:
    """``start``, ``end``: the words of change in the sentence. ``cmp``: "le" where it fell, "ge" where it rose; the number is 0."""

    name: str
    indicator_id: str
    cmp: str
    period: str
    start: int
    end: int


def find_told(text: str, year: str) -> tuple[Told, ...]:
    """The told changes of a sentence, in order; () for a document without a year, whose clauses say of no year what they tell.

    >>> [(told.indicator_id, told.cmp, told.period) for told in find_told("受需求影响，去年全市进出口总额出现下降。", "2026")]
    [('trade.growth', 'le', '2025')]
    >>> find_told("进出口总额下降3%。", "2026"), find_told("单位能耗成本下降。", "2026")
    ((), ())
    """
    if not year:
        return ()
    found = []
    for clause in _CLAUSE.finditer(text):
        if len(clause[0]) <= _LONGEST and not any(character.isdecimal() for character in _without_times(clause[0], year)):
            found += _of_clause(clause[0], clause.start(), text, year)
    return tuple(found)


def _of_clause(clause: str, offset: int, text: str, year: str) -> list[Told]:
    for rule in load_rules("observations_told").rules:
        match = rule.regex.search(clause)
        if match is None:
            continue
        name = _opener().sub("", _without_times(clause[: match.start()], year))
        indicator = find_indicator(name, "growth")
        if indicator is None or parse_name(name).rises or parse_name(name).polarity < 0:
            return []
        spoken = [period for period in find_periods(text[: offset + match.start()], year) if period.known and not period.is_span]
        period = str(spoken[-1].last) if spoken else str(int(year[:4]) - 1)
        return [Told(name, indicator.id, str(rule.effect["cmp"]), period, offset + match.start(), offset + match.end())]
    return []


def _without_times(clause: str, year: str) -> str:
    for period in reversed(find_periods(clause, year)):
        clause = clause[: period.start] + clause[period.end_offset :]
    return clause


@cache
def _opener() -> re.Pattern[str]:
    return load_rules("figures_clauses").compile("^(?:{opener})+")
