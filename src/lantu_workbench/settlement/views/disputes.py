"""Objections: made, decided, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from lantu_workbench.base.access import Access
from lantu_workbench.base.filters import ChoiceFilter, FilterSet, RangeFilter
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.posted import posted_number, posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.ledger.verdicts import verdict_text
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.dispute_verdict import decide_dispute, dispute_verdict, withdraw_dispute
from lantu_workbench.settlement.models import Dispute
from lantu_workbench.settlement.tables import DISPUTES
from lantu_workbench.settlement.views.verdicts import acted
from lantu_workbench.settlement.wording import state_text

__all__ = ["DisputesPage", "decide", "dispute", "withdraw"]


class DisputesPage(ListPage):
    title = "settlement.disputes"
    table = DISPUTES
    template = "settlement/disputes.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("state", "settlement.state_head", labels=state_text, order=("open", "changed", "upheld", "withdrawn")),
            ChoiceFilter("wanted", "settlement.wanted", labels=verdict_text),
            RangeFilter("decide_by", "settlement.decide_by"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.disputes(access).select_related("promise__document", "verdict__version").defer("verdict__parts")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"here": "settlement", "empty_title": say("settlement.no_disputes"), "empty_text": say("settlement.no_disputes_text")}


@require_POST
def dispute(request: HttpRequest, key: str) -> HttpResponse:
    """Object to the verdict."""
    promise = promise_by_key(request.access, key)
    given = {"number": posted_number(request, "number"), "reason": posted_reason(request), "wanted": request.POST.get("wanted", "")}
    return acted(request, promise, lambda: dispute_verdict(promise, **given, by=request.access))


def _dispute(request: HttpRequest, key: int) -> Dispute:
    return get_object_or_404(queries.disputes(request.access).select_related("promise"), pk=key)


@require_POST
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """Decide an objection, as second reviewer."""
    found = _dispute(request, key)
    promise = promise_by_key(request.access, found.promise.key)
    given = {"verdict": request.POST.get("verdict", ""), "reason": posted_reason(request)}
    return acted(request, promise, lambda: decide_dispute(found.pk, **given, by=request.access))


@require_POST
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Take one's objection back."""
    found = _dispute(request, key)
    promise = promise_by_key(request.access, found.promise.key)
    return acted(request, promise, lambda: withdraw_dispute(found.pk, reason=posted_reason(request), by=request.access))
