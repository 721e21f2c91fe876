"""Filters as data: a name in the address, what it does to the rows, and the facet that offers its values with their counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from lantu_workbench.base.words import say

__all__ = ["NONE", "ChoiceFilter", "Facet", "FacetValue", "Filter", "FilterSet", "FlagFilter", "RangeFilter", "WordFilter", "begin_of"]

# What an address says for "has no value".
NONE = "-"
_FACET_VALUES = 12


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one filter among the rows that the other filters leave, most frequent first."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    chosen: bool
    more: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """MUST leave the rows alone where ``values`` are empty or mean nothing. ``chips`` says what is chosen, for taking it back."""

    name: str
    head: str

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        raise NotImplementedError

    def label(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class ChoiceFilter(Filter):
    """One column's values, several of them meaning any of them; ``-`` means empty.

    facet:  whether its values are offered with counts. labels: a value to what people call it. within: a value to a condition, where
    equality is not what is meant. expression: what the values are counted by, where it is not the column itself.
    """

    column: str = ""
    facet: bool = True
    labels: Callable[[str], str] | None = None
    number: bool = False
    order: Sequence[str] = ()
    annotate: Mapping[str, Any] = field(default_factory=dict)

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        wanted = [value for value in values if value]
        if self.number:
            wanted = [value for value in wanted if value == NONE or value.lstrip("-").isdigit()]
        if not wanted:
            return rows
        column = self.column or self.name
        condition = Q(**{f"{column}__in": [value for value in wanted if value != NONE]})
        if NONE in wanted:
            condition |= Q(**{f"{column}__isnull": True}) if self.number else Q(**{column: ""})
        return rows.alias(**self.annotate).filter(condition) if self.annotate else rows.filter(condition)

    def label(self, value: str) -> str:
        if value == NONE:
            return say("base.not_given")
        return self.labels(value) if self.labels else value

    def count(self, rows: QuerySet[Any]) -> list[tuple[str, int]]:
        """The values among these rows with their counts: one query."""
        column = self.column or self.name
        if self.annotate:
            rows = rows.annotate(**self.annotate)
        pairs = rows.order_by().values_list(column).annotate(count=Count("pk")).values_list(column, "count")
        found = [(NONE if value in ("", None) else str(value), count) for value, count in pairs]
        rank = {value: index for index, value in enumerate(self.order)}
        return sorted(found, key=lambda pair: (rank.get(pair[0], len(rank)), pair[0] == NONE, -pair[1], pair[0]))


@dataclass(frozen=True, slots=True)
class RangeFilter(Filter):
    """A column from and to a day, ``2026-01-01..2026-12-31``; either side may be missing. Both days belong to it.

    moments: the column holds moments, not days: the days are those of the office.
    """

    column: str = ""
    moments: bool = False

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        first, _, last = (values[-1] if values else "").partition("..")
        column = self.column or self.name
        if day := _day(first):
            rows = rows.filter(**{f"{column}__gte": begin_of(day) if self.moments else day})
        if day := _day(last):
            bound = {f"{column}__lt": begin_of(day + timedelta(days=1))} if self.moments else {f"{column}__lte": day}
            rows = rows.filter(**bound)
        return rows


@dataclass(frozen=True, slots=True)
class FlagFilter(Filter):
    """A condition that rows meet (``1``) or do not (``0``)."""

    condition: Q = field(default_factory=Q)

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        asked = values[-1] if values else ""
        return rows.filter(self.condition if asked == "1" else ~self.condition) if asked in ("0", "1") else rows

    def label(self, value: str) -> str:
        return say("base.yes") if value == "1" else say("base.no")


@dataclass(frozen=True, slots=True)
class WordFilter(Filter):
    """Full-text search: what finds the rows is the app's own (``search.py``)."""

    find: Callable[[QuerySet[Any], str], QuerySet[Any]] = lambda rows, _: rows

    def apply(self, rows: QuerySet[Any], values: Sequence[str]) -> QuerySet[Any]:
        words = " ".join(values).strip()
        return self.find(rows, words) if words else rows


def begin_of(day: date) -> datetime:
    """The first moment of a day in the office's time zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class FilterSet:
    """The filters of a list, in the order in which their facets stand."""

    filters: tuple[Filter, ...]

    def apply(self, rows: QuerySet[Any], query: QueryDict, *, but: str = "") -> QuerySet[Any]:
        """The rows that the query leaves, one filter aside if asked."""
        for item in self.filters:
            if item.name != but:
                rows = item.apply(rows, query.getlist(item.name))
        return rows

    def chosen(self, query: QueryDict) -> list[tuple[Filter, str]]:
        """Every filter and value that the query names."""
        return [(item, value) for item in self.filters for value in query.getlist(item.name) if value]

    def facets(self, rows: QuerySet[Any], query: QueryDict) -> list[Facet]:
        """The facets with the counts among the rows that all other filters leave."""
        return [self._facet(item, rows, query) for item in self.filters if isinstance(item, ChoiceFilter) and item.facet]

    def _facet(self, item: ChoiceFilter, rows: QuerySet[Any], query: QueryDict) -> Facet:
        wanted = [value for value in query.getlist(item.name) if value]
        counts = item.count(self.apply(rows, query, but=item.name))
        known = {value for value, _ in counts}
        counts += [(value, 0) for value in wanted if value not in known]
        shown = [pair for index, pair in enumerate(counts) if index < _FACET_VALUES or pair[0] in wanted]
        values = tuple(FacetValue(value, item.label(value), count, value in wanted) for value, count in shown)
        return Facet(item.name, say(item.head), values, bool(wanted), more=len(counts) - len(shown))
