"""Tables of statistics: taken in, read by a mapping, taken out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu import LantuError
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.posted import posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.documents.originals import original_response
from lantu_workbench.documents.queries import units_to_add_to
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.add_table import add_table, map_table, withdraw_table
from lantu_workbench.settlement.forms import TableForm
from lantu_workbench.settlement.reading import preview
from lantu_workbench.settlement.tables import TABLES, table_problem

__all__ = ["TablesPage", "add", "mapping", "original", "table", "withdraw_data"]


class TablesPage(ListPage):
    title = "settlement.tables"
    table = TABLES
    template = "settlement/tables.html"
    cards = True
    cached = False

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.tables(access, withdrawn=True).select_related("unit")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "here": "settlement",
            "may_add": Right.ADD_DOCUMENTS in request.access.rights,
            "empty_title": say("settlement.no_tables"),
            "empty_text": say("settlement.no_tables_text"),
        }


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Take a table in; its page asks how it is read, where that is not known."""
    access = request.access
    if Right.ADD_DOCUMENTS not in access.rights:
        raise PermissionDenied
    form = TableForm(request.POST or None, request.FILES or None, units=units_to_add_to(access))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made, _ = add_table(file.chunks(), file.name, unit=form.cleaned_data["unit"], by=access)
            return redirect(made)
        except LantuError as error:
            form.add_error("file", error_text(error_as_dict(error)))
    context = {"title": say("settlement.add_table"), "form": form, "here": "settlement"}
    return render(request, "settlement/add_table.html", context, status=422 if form.errors else 200)


@require_GET
def table(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One table: its head and first rows, how it is read, what was read from it."""
    found = queries.table_by_key(request.access, key)
    if format:
        return data_response(format, key, TABLES.record(found), TABLES.columns, [found])
    return _table(request, found)


def _table(request: HttpRequest, found: Any, *, problems: Any = (), text: str | None = None, status: int = 200) -> HttpResponse:
    context = {
        "title": str(found),
        "table": found,
        "mapping": found.mapping if text is None else text,
        "preview": preview(found),
        "problem": table_problem(found),
        "problems": list(problems),
        "may_map": request.access.covers(Right.ADD_DOCUMENTS, found.unit.path) and found.withdrawn_at is None,
        "here": "settlement",
    }
    return render(request, "settlement/table.html", context, status=status)


@require_POST
def mapping(request: HttpRequest, key: str) -> HttpResponse:
    """Say how a table is read."""
    found = queries.table_by_key(request.access, key)
    text = request.POST.get("mapping", "").replace("\r\n", "\n")[:20000]
    try:
        map_table(found, text, reason=posted_reason(request), by=request.access)
    except ValidationError as error:
        return _table(request, found, problems=error.messages, text=text, status=422)
    return redirect(found)


@require_POST
def withdraw_data(request: HttpRequest, key: str) -> HttpResponse:
    """Take a table out: it proves nothing any more."""
    found = queries.table_by_key(request.access, key)
    try:
        withdraw_table(found, reason=posted_reason(request), by=request.access)
    except ValidationError as error:
        return _table(request, found, problems=error.messages, status=422)
    return redirect(found)


@require_GET
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The table's bytes as they came, to be saved."""
    found = queries.table_by_key(request.access, key)
    return original_response(found.file_id, found.file_name)
