"""What the wall counts: plain values, each with the query of the ledger's rows that it counts.

Comes in: the entries that somebody may see, narrowed by the same filters as the ledger's page. Goes out: ``Wall``. The number of queries
does not depend on how much there is. A count and the list that it leads to come from the same filters, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from lantu_workbench.ledger.areas import code_of
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.wall.tallies import Tally, Three, add_three, tallies, total_of

__all__ = ["Bar", "Number", "PlaceCount", "Wall", "count_wall", "wall_of"]

# Bars of a chart, and years of deadlines shown one by one.
_MOST = 10
_YEARS = 9
_MONTHS = 12
NONE = "-"
GRADES = ("4", "3", "2", "1", "0")


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of the head: ``name`` of its words, ``query`` of its rows as pairs for the ledger's address."""

    name: str
    count: int
    query: tuple[tuple[str, str], ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a dimension; ``value`` "-" stands for "not stated"."""

    value: str
    count: int
    query: tuple[tuple[str, str], ...]
    figured: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """The entries of one place as documents name it, and the code of the area that it is ("" where that stays open)."""

    name: str
    code: str
    count: int
    figured: int
    due: int


@dataclass(frozen=True, slots=True)
class Wall:
    """All counts. ``more``: how many values of a dimension were left out, by the dimension's name."""

    today: date
    numbers: tuple[Number, ...]
    kinds: tuple[Bar, ...]
    years: tuple[Bar, ...]
    grades: tuple[Bar, ...]
    bodies: tuple[Bar, ...]
    tasks: tuple[Bar, ...]
    places: tuple[PlaceCount, ...]
    months: tuple[Bar, ...]
    more: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.numbers[0].count


def count_wall(rows: QuerySet[PromiseVersion], *, today: date) -> Wall:
    """Count the rows: four queries."""
    return wall_of(total_of(tallies(rows, today=today).values()), today=today)


def wall_of(tally: Tally, *, today: date) -> Wall:
    """What the wall shows of counts."""
    more: dict[str, int] = {}
    return Wall(
        today=today,
        numbers=_numbers(tally, today),
        kinds=_bars(tally.kinds, "kind", more),
        years=_years(tally.years, today),
        grades=tuple(Bar(grade, tally.grades[int(grade)], (("verifiable", grade),)) for grade in GRADES),
        bodies=_bars(tally.bodies, "lead_body", more),
        tasks=_bars(tally.tasks, "task", more),
        places=_places(tally),
        months=tuple(Bar(month, tally.months[month], (("added", _whole_month(month)),)) for month in _last_months(today)),
        more=more,
    )


def _numbers(tally: Tally, today: date) -> tuple[Number, ...]:
    month, found = today.replace(day=1), tally.numbers
    year, yesterday = str(today.year), today.fromordinal(today.toordinal() - 1).isoformat()
    return (
        Number("total", found["total"]),
        Number("fresh", found["fresh"], (("added", f"{month.isoformat()}.."),)),
        Number("figured", found["figured"], (("figured", "1"),)),
        Number("provable", found["provable"], (("verifiable", "4"),)),
        Number("due", found["due"], (("due_year", year),)),
        Number("past", found["past"], (("due_day", f"..{yesterday}"),), "warn"),
        Number("open", found["open"], (("due_year", NONE),), "quiet"),
        Number("unreviewed", found["unreviewed"], (("status", Status.UNREVIEWED.value),), "quiet"),
    )


def _bars(counts: Mapping[str, Three], name: str, more: dict[str, int]) -> tuple[Bar, ...]:
    """The most frequent values of a column, those without one last."""
    found = sorted(counts.items(), key=lambda pair: (pair[0] == "", -pair[1][0], pair[0]))
    named = [pair for pair in found if pair[0]]
    more[name] = max(0, len(named) - _MOST)
    return tuple(
        Bar(value or NONE, count, ((name, value or NONE),), figured, due)
        for value, (count, figured, due) in [*named[:_MOST], *(pair for pair in found if not pair[0])]
    )


def _years(given: Mapping[str, int], today: date) -> tuple[Bar, ...]:
    """By the year of the deadline: the years around this one, what lies before and after in one bar each, and what names none."""
    counts = dict(given)
    none, years = counts.pop("", 0), sorted(counts)
    first, last = str(today.year - 3), str(today.year + _YEARS - 4)
    shown = [year for year in years if first <= year <= last]
    bars = [Bar(year, counts[year], (("due_year", year),)) for year in shown]
    if earlier := [year for year in years if year < first]:
        bars.insert(0, Bar("earlier", sum(counts[year] for year in earlier), (("due_day", f"..{int(first) - 1}-12-31"),)))
    if later := [year for year in years if year > last]:
        bars.append(Bar("later", sum(counts[year] for year in later), (("due_day", f"{int(last) + 1}-01-01.."),)))
    return (*bars, *((Bar(NONE, none, (("due_year", NONE),)),) if none else ()))


def _places(tally: Tally) -> tuple[PlaceCount, ...]:
    """By place: the entry's own, or its document's. One name in documents of different places may be different areas."""
    merged: dict[tuple[str, str], Three] = {}
    for (area, of_document), counts in tally.places.items():
        add_three(merged, (area, code_of(area, of_document) if area else ""), counts)
    places = (PlaceCount(name, code, *counts) for (name, code), counts in merged.items())
    return tuple(sorted(places, key=lambda place: (not place.name, -place.count, place.name)))


def _last_months(today: date) -> Iterable[str]:
    at = today.year * 12 + today.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(at - _MONTHS + 1, at + 1)]


def _whole_month(month: str) -> str:
    """The first and the last day of a month, as an address says it.

    >>> _whole_month("2026-02")
    '2026-02-01..2026-02-28'
    """
    first = date.fromisoformat(f"{month}-01")
    following = date.fromordinal(first.toordinal() + 31).replace(day=1)
    return f"{first.isoformat()}..{date.fromordinal(following.toordinal() - 1).isoformat()}"
