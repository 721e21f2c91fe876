"""By when: the time that an item or the words that govern it give, and the document's own words for it.

A span that only a calendar could fix ("within three years" in an undated document) gives no date, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.quantities import parse_numeral
from lantu.rules import RuleSet, load_rules

__all__ = ["Due", "after_aims", "find_due", "is_time", "may_name_time", "names_time", "skip_time"]

_NO_FIRST_YEAR = "not stated: the document does not say from which year to count"
_PLAN_BASE = 1951
_TIME_CLAUSE_REST = 6


@dataclass(frozen=True, slots=True)
class Due:
    """``date``: "2026", "2026-06", "2026/2030" or "" with the reason; ``words``: what the document says, at ``start``.

    open: a span whose first day the words do not fix (未来五年).
    """

    date: str
    words: str
    start: int
    rule_id: str
    reason: str = ""
    open: bool = False


@cache
def _rules() -> RuleSet:
    return load_rules("promises_due")


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.regex.pattern) for rule in _rules().rules))


def find_due(text: str, year: str, start: int = 0, end: int | None = None) -> Due | None:
    """The first time that ``text[start:end]`` names; None where it names none. ``year`` is the document's, "" where it has none.

    >>> find_due("6月底前完成改造", "2026").date, find_due("到“十五五”末建成", "").date
    ('2026-06', '2030')
    >>> find_due("三年内建成", "2026").date, find_due("三年内建成", "2026").words
    ('', '三年内')
    >>> find_due("实施三年行动计划", "2026") is None
    True
    """
    stop = len(text) if end is None else end
    hit = _any().search(text, start, stop) if may_name_time(text, start, stop) else None
    if hit is None:
        return None
    for rule in _rules().rules:
        match = rule.regex.match(text, hit.start(), stop)
        if match:
            date = _date(rule.effect["form"], match, year)
            reason = "" if date else _NO_FIRST_YEAR
            return Due(date, match[0], match.start(), rule.id, reason, rule.effect["form"] == "open")
    return None


def _date(form: str, match: re.Match[str], year: str) -> str:
    groups = match.groupdict()
    if form == "year":
        return f"{groups['year']}-06" if groups["half"] else groups["year"]
    if form == "span":
        return f"{groups['from']}/{groups['to']}"
    if form in ("plan", "plan_end"):
        last = _PLAN_BASE + 5 * int(parse_numeral(groups["plan"][:-1]) or 0) + 4
        return str(last) if form == "plan_end" else f"{last - 4}/{last}"
    own = groups.get("year") or (year[:4] if year[:4].isdecimal() else "")
    if not own or form == "open":
        return ""
    if form == "next_year" or groups.get("next"):
        own = str(int(own) + 1)
    if form == "month":
        return f"{own}-{int(groups['month']):02d}"
    if form == "half":
        return f"{own}-06"
    if form == "quarter":
        return f"{own}-{3 * int(parse_numeral(groups['quarter']) or 0):02d}"
    return own


def names_time(text: str) -> bool:
    """Whether a text names a time at all.

    >>> names_time("到2028年建成"), names_time("健全机制")
    (True, False)
    """
    return may_name_time(text, 0, len(text)) and _any().search(text) is not None


def may_name_time(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text holds a character without which nothing names a time."""
    return _time_characters().search(text, start, end) is not None


@cache
def _time_characters() -> re.Pattern[str]:
    """What every time holds; most sentences hold none of it and need no closer look."""
    return _rules().compile("{promises_time_marks}")


def is_time(clause: str) -> bool:
    """Whether a clause says nothing but a time: 到2028年, “十五五”期间, 力争用三年时间.

    >>> is_time("到2028年"), is_time("到2028年建成"), is_time("健全机制")
    (True, False, False)
    """
    hit = _any().search(clause)
    if hit is None:
        return False
    rest = clause[: hit.start()] + clause[hit.end() :]
    return len(rest) <= _TIME_CLAUSE_REST and _time_rest().fullmatch(rest) is not None


@cache
def _time_rest() -> re.Pattern[str]:
    return _rules().compile("(?:{promises_time_fillers})*")


def skip_time(text: str, position: int, end: int) -> int:
    """Past a time that opens a clause, and past words of aiming before it; ``position`` where none does.

    >>> skip_time("力争到2027年形成集群", 0, 12), skip_time("力争形成集群", 0, 6)
    (8, 0)
    """
    aim = _time_aims().match(text, position, end)
    time = _any().match(text, aim.end() if aim else position, end)
    return time.end() if time else position


def after_aims(text: str, position: int, end: int) -> int:
    """Past times and words of aiming, to the first word of what is aimed at.

    >>> after_aims("力争到2027年覆盖率达到95%", 0, 16)
    8
    """
    position = skip_time(text, position, end)
    aim = _time_aims().match(text, position, end)
    return aim.end() if aim else position


@cache
def _time_aims() -> re.Pattern[str]:
    return _rules().compile("(?:{promises_modals})?")
