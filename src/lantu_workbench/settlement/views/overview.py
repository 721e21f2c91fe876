"""The first page of the settlement, and having an office settled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Right
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.lists import chips
from lantu_workbench.base.posted import posted_number, posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.settle_now import settle_now
from lantu_workbench.settlement.counts import count_verdicts, counts_record, flat_counts, sections
from lantu_workbench.settlement.tables import COUNTS

__all__ = ["overview", "settle"]


@require_GET
def overview(request: HttpRequest, format: str = "") -> HttpResponse:
    """What became of the ledger's promises: by place, task and body; each number leads to its rows."""
    page = sections(count_verdicts(request.access, request.GET), request.GET)
    if format:
        record = counts_record(page)
        return data_response(format, "settlement", record, COUNTS, flat_counts(record))
    context = {
        "title": say("settlement.title"),
        "here": "settlement",
        "verdicts": page,
        "runs": list(queries.runs(request.access)),
        "offices": queries.offices(request.access) if Right.REVIEW in request.access.rights else [],
        "open_disputes": queries.disputes(request.access).filter(state="open").count(),
        "chips": list(chips(LEDGER_FILTERS, request.GET)),
        "as_of": as_of(request.GET),
        "may_add": Right.ADD_DOCUMENTS in request.access.rights,
    }
    return render(request, "settlement/overview.html", context)


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Have an office settled now."""
    settle_now(get_object_or_404(Unit, pk=posted_number(request, "office")), reason=posted_reason(request), by=request.access)
    return redirect("settlement")
