"""Deadlines as days, for sorting and ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["last_day", "year_of"]

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def last_day(due: str) -> date | None:
    """The last day that a deadline allows; None where it names none that the calendar has.

    >>> last_day("2026"), last_day("2021/2025"), last_day("2026-06")
    (datetime.date(2026, 12, 31), datetime.date(2025, 12, 31), datetime.date(2026, 6, 30))
    >>> last_day("2026-02-30"), last_day("")
    (None, None)
    """
    match = _DATE.fullmatch(due.rpartition("/")[2])
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3]) if match[3] else monthrange(year, month)[1])
    except ValueError:
        return None


def year_of(due: str) -> str:
    """The year of the last day; "" where there is none.

    >>> year_of("2021/2025"), year_of("")
    ('2025', '')
    """
    day = last_day(due)
    return f"{day.year:04}" if day else ""
