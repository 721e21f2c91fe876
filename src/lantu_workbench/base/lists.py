"""The list page: one class gives every table its filters, facets, sorting, columns of choice, pages, htmx branch, JSON and CSV.

An app subclasses ``ListPage`` and says which rows (a query that takes the access), which table and which filters. Everything in the
address is
a permalink: the same address gives the same list to everybody who may see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.views import View

from lantu_workbench.base.access import Access
from lantu_workbench.base.exports import csv_response
from lantu_workbench.base.filters import Facet, FilterSet
from lantu_workbench.base.log import revision
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.words import language, say

__all__ = ["Chip", "Heading", "ListPage", "chips", "kept"]

PAGE_SIZES = (50, 100, 200)
_JSON_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's head: its title, the address that sorts by it, and how it is sorted now ("", "ascending", "descending")."""

    column: Column
    address: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter with the address that drops it."""

    title: str
    label: str
    address: str


class ListPage(View):
    """MUST set ``title``, ``table`` and ``rows``; MAY set ``filters``, ``template``, ``partial``, ``page_size`` and ``extra``."""

    title: ClassVar[str]
    table: ClassVar[Table]
    filters: ClassVar[FilterSet] = FilterSet(())
    template: ClassVar[str] = "base/list.html"
    partial: ClassVar[str] = "base/partials/list.html"
    page_size: ClassVar[int] = 50
    selectable: ClassVar[bool] = False
    # On narrow screens each row is a card: for tables whose first column says what matters.
    cards: ClassVar[bool] = False
    # Lists whose rows change without the log (jobs as they run) are counted afresh each time.
    cached: ClassVar[bool] = True

    def rows(self, access: Access, query: QueryDict) -> QuerySet[Any]:
        """The rows that this person may see, with what their cells need fetched along."""
        raise NotImplementedError

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        """What the template needs besides."""
        return {}

    def prepare(self, rows: QuerySet[Any], page: Page[Any] | None) -> Any:
        """A last word on the rows of a page, before they are shown."""
        return page.object_list if page is not None else rows

    def get(self, request: HttpRequest, format: str = "", **_: Any) -> HttpResponse:
        if format == "json":
            return JsonResponse(self.answer(request), json_dumps_params={"ensure_ascii": False})
        query, base = request.GET, self.rows(request.access, request.GET)
        rows = self.filters.apply(base, query).order_by(*self.table.ordering(query.get("sort", "")))
        if format == "csv":
            columns = self.table.chosen(query.getlist("column")) if query.getlist("column") else self.table.columns
            return csv_response(self.name_of_file(), columns, self.prepare(rows, None))
        count = self._count(request, rows)
        size = self._size(query, PAGE_SIZES[-1])
        page = _CountedPaginator(rows, size, count).get_page(query.get("page"))
        context = {
            "title": say(self.title),
            "page": page,
            "lines": list(self._lines(page, query)),
            "headings": list(self._headings(query)),
            "columns": self.table.columns,
            "chosen_columns": {column.name for column in self.table.chosen(query.getlist("column"))},
            "facets": self._facets(request, base),
            "chips": list(chips(self.filters, query)),
            "words": query.get("q", ""),
            "query": query,
            "selectable": self.selectable,
            "cards": self.cards,
            "empty_title": say("base.empty_title"),
            "empty_text": say("base.empty_text"),
            "json_address": address(request, "json", query),
            "csv_address": address(request, "csv", query),
            "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            **self.extra(request),
        }
        swapped = request.htmx and not request.htmx.history_restore_request and request.htmx.target == "list"
        return render(request, self.partial if swapped else self.template, context)

    def name_of_file(self) -> str:
        return str(self.title).partition(".")[0]

    def _lines(self, page: Page[Any], query: QueryDict) -> Iterator[tuple[Any, list[tuple[Column, str]]]]:
        columns = self.table.chosen(query.getlist("column"))
        for row in self.prepare(page.paginator.object_list, page):
            yield row, [(column, column.show(row)) for column in columns]

    def _headings(self, query: QueryDict) -> Iterator[Heading]:
        sort = query.get("sort", "")
        for column in self.table.chosen(query.getlist("column")):
            state = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
            yield Heading(column, with_query(query, sort=f"-{column.name}" if state == "ascending" else column.name, page=None), state)

    def _facets(self, request: HttpRequest, base: QuerySet[Any]) -> list[Facet]:
        return _cached(self, "facets", request, lambda: self.filters.facets(base, request.GET))

    def _count(self, request: HttpRequest, rows: QuerySet[Any]) -> int:
        return _cached(self, "count", request, lambda: rows.order_by().count())

    def _size(self, query: QueryDict, most: int) -> int:
        asked = query.get("size", "")
        return min(max(int(asked), 1), most) if asked.isdigit() else self.page_size

    def answer(self, request: HttpRequest) -> dict[str, Any]:
        """A page of the list as JSON values, for the address with ``.json`` and for the API: the same parameters, the same rows."""
        self.request = request
        query = request.GET
        rows = self.filters.apply(self.rows(request.access, query), query).order_by(*self.table.ordering(query.get("sort", "")))
        page = _CountedPaginator(rows, self._size(query, _JSON_LIMIT), self._count(request, rows)).get_page(query.get("page"))
        following = with_query(query, page=page.next_page_number()) if page.has_next() else None
        return {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "next": following and request.build_absolute_uri(f"{request.path}{following}"),
            "rows": [self.table.record(row) for row in self.prepare(page.paginator.object_list, page)],
        }


class _CountedPaginator(Paginator):
    """A paginator that was told the count."""

    def __init__(self, rows: Any, size: int, count: int) -> None:
        super().__init__(rows, size)
        self.__dict__["count"] = count


def chips(filters: FilterSet, query: QueryDict) -> Iterator[Chip]:
    """The chosen filters of an address."""
    for item, value in filters.chosen(query):
        rest = query.copy()
        rest.setlist(item.name, [other for other in query.getlist(item.name) if other != value])
        yield Chip(say(item.head), item.label(value), with_query(rest, page=None))


def with_query(query: QueryDict, **changes: Any) -> str:
    """``?…`` with some parameters set, or left out where None.

    >>> from django.http import QueryDict
    >>> with_query(QueryDict("kind=project&page=3"), page=None, sort="due")
    '?kind=project&sort=due'
    """
    changed = query.copy()
    for name, value in changes.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"


def address(request: HttpRequest, format: str, query: QueryDict) -> str:
    """This page as JSON or CSV."""
    return f"{request.path}.{format}{with_query(query, page=None)}"


def _cached(page: ListPage, what: str, request: HttpRequest, make: Any) -> Any:
    """What only depends on the rows is kept until the log moves on: every write is logged, so nothing kept is ever old."""
    if not page.cached:
        return make()
    access: Access = request.access
    query = request.GET.copy()
    for name in ("page", "sort", "size", "column"):
        query.pop(name, None)
    return _kept(type(page).__name__, what, access.key, query.urlencode(), language(), request.path, revision()).get(make)


def kept(name: str, access: Access, query: str, make: Callable[[], Any]) -> Any:
    """The same for a page that is no list: ``query`` is all that it depends on besides the rows."""
    return _kept(name, "", access.key, query, language(), "", revision()).get(make)


@dataclass(slots=True)
class _Once:
    """One result: whoever asks first makes it, the others that ask meanwhile wait instead of making it too."""

    lock: Lock = field(default_factory=Lock)
    made: tuple[Any, ...] = ()

    def get(self, make: Callable[[], Any]) -> Any:
        with self.lock:
            if not self.made:
                self.made = (make(),)
            return self.made[0]


# 256 pairs of lists and filters, a few kilobytes each.
@lru_cache(maxsize=256)
def _kept(name: str, what: str, access: str, query: str, tongue: str, path: str, at: str) -> _Once:
    return _Once()
