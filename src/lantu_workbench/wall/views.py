"""The page of the wall."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lantu_workbench.base.access import Right
from lantu_workbench.base.exports import csv_response
from lantu_workbench.base.lists import chips
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.settlement.counts import count_verdicts, sections
from lantu_workbench.wall.queries import latest_documents, the_wall
from lantu_workbench.wall.tables import WALL
from lantu_workbench.wall.wall_page import flat_rows, wall_page, wall_record

__all__ = ["wall"]


@require_GET
def wall(request: HttpRequest, format: str = "") -> HttpResponse:
    """All that stands in the ledger at a glance; each number leads to its rows."""
    context = wall_page(the_wall(request.access, request.GET), request.GET)
    context["verdicts"] = sections(count_verdicts(request.access, request.GET), request.GET)
    if format == "json":
        return JsonResponse(wall_record(context), json_dumps_params={"ensure_ascii": False})
    if format == "csv":
        return csv_response("wall", WALL, flat_rows(wall_record(context)))
    context |= {
        "here": "wall",
        "as_of": as_of(request.GET),
        "chips": list(chips(LEDGER_FILTERS, request.GET)),
        "latest": latest_documents(request.access),
        "may_add": Right.ADD_DOCUMENTS in request.access.rights,
    }
    return render(request, "wall/wall.html", context)
