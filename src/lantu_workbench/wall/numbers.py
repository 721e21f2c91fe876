"""What the wall counts: plain values, each with the query of the ledger's rows that it counts.

Comes in: the entries that somebody may see, narrowed by the same filters as the ledger's page. Goes out: ``Wall``. The number of queries
does not depend on how much there is. A count and the list that it leads to come from the same filters, so they cannot differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from lantu_workbench.base.filters import begin_of
from lantu_workbench.ledger.areas import AREA, TASK, code_of
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["Bar", "Number", "PlaceCount", "Wall", "count_wall"]

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
    """Count the rows: eight queries."""
    year = str(today.year)
    more: dict[str, int] = {}
    return Wall(
        today=today,
        numbers=_numbers(rows, today),
        kinds=_bars(rows, "kind", "kind", year, more),
        years=_years(rows, today),
        grades=_grades(rows, year),
        bodies=_bars(rows, "lead_body", "lead_body", year, more),
        tasks=_bars(rows.annotate(**TASK), "task", "task", year, more),
        places=_places(rows, year),
        months=_months(rows, today),
        more=more,
    )


def _counts(year: str) -> dict[str, Any]:
    return {
        "count": Count("pk"),
        "figured": Count("pk", filter=Q(figure_count__gt=0)),
        "due": Count("pk", filter=Q(due_year=year)),
    }


def _numbers(rows: QuerySet[Any], today: date) -> tuple[Number, ...]:
    month = today.replace(day=1)
    found = rows.order_by().aggregate(
        total=Count("pk"),
        figured=Count("pk", filter=Q(figure_count__gt=0)),
        provable=Count("pk", filter=Q(verifiable=4)),
        due=Count("pk", filter=Q(due_year=str(today.year))),
        past=Count("pk", filter=Q(due_day__lt=today)),
        open=Count("pk", filter=Q(due_year="")),
        unreviewed=Count("pk", filter=Q(status=Status.UNREVIEWED)),
        fresh=Count("pk", filter=Q(document__added_at__gte=begin_of(month))),
    )
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


def _bars(rows: QuerySet[Any], column: str, name: str, year: str, more: dict[str, int]) -> tuple[Bar, ...]:
    """The most frequent values of a column, those without one last."""
    found = list(rows.order_by().values_list(column).annotate(**_counts(year)).values_list(column, "count", "figured", "due"))
    found.sort(key=lambda row: (row[0] == "", -row[1], row[0]))
    named = [row for row in found if row[0]]
    more[name] = max(0, len(named) - _MOST)
    return tuple(
        Bar(value or NONE, count, ((name, value or NONE),), figured, due)
        for value, count, figured, due in [*named[:_MOST], *(row for row in found if not row[0])]
    )


def _years(rows: QuerySet[Any], today: date) -> tuple[Bar, ...]:
    """By the year of the deadline: the years around this one, what lies before and after in one bar each, and what names none."""
    counts = Counter(dict(rows.order_by().values_list("due_year").annotate(count=Count("pk")).values_list("due_year", "count")))
    none, years = counts.pop("", 0), sorted(counts)
    first, last = str(today.year - 3), str(today.year + _YEARS - 4)
    shown = [year for year in years if first <= year <= last]
    bars = [Bar(year, counts[year], (("due_year", year),)) for year in shown]
    if earlier := [year for year in years if year < first]:
        bars.insert(0, Bar("earlier", sum(counts[year] for year in earlier), (("due_day", f"..{int(first) - 1}-12-31"),)))
    if later := [year for year in years if year > last]:
        bars.append(Bar("later", sum(counts[year] for year in later), (("due_day", f"{int(last) + 1}-01-01.."),)))
    return (*bars, *((Bar(NONE, none, (("due_year", NONE),)),) if none else ()))


def _grades(rows: QuerySet[Any], year: str) -> tuple[Bar, ...]:
    found = dict(rows.order_by().values_list("verifiable").annotate(count=Count("pk")).values_list("verifiable", "count"))
    return tuple(Bar(grade, found.get(int(grade), 0), (("verifiable", grade),)) for grade in GRADES)


def _places(rows: QuerySet[Any], year: str) -> tuple[PlaceCount, ...]:
    """By place: the entry's own, or its document's. One name in documents of different places may be different areas."""
    pairs = rows.annotate(**AREA).order_by().values_list("area", "document__place").annotate(**_counts(year))
    merged: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for area, of_document, *counts in pairs.values_list("area", "document__place", "count", "figured", "due"):
        total = merged[area, code_of(area, of_document) if area else ""]
        for at, count in enumerate(counts):
            total[at] += count
    places = (PlaceCount(name, code, *counts) for (name, code), counts in merged.items())
    return tuple(sorted(places, key=lambda place: (not place.name, -place.count, place.name)))


def _months(rows: QuerySet[Any], today: date) -> tuple[Bar, ...]:
    """What came in by the month in which its document was added, the last twelve."""
    found: Counter[str] = Counter()
    pairs = rows.order_by().values_list("document", "document__added_at").annotate(count=Count("pk"))
    for added, count in pairs.values_list("document__added_at", "count"):
        found[timezone.localtime(added).strftime("%Y-%m")] += count
    return tuple(Bar(month, found[month], (("added", _whole_month(month)),)) for month in _last_months(today))


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
