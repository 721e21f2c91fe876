"""One verdict with its proof; signing it; what nothing proves yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lantu_workbench.base.access import Access
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.filters import ChoiceFilter, FilterSet, RangeFilter
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.posted import posted_number, posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.ledger.wording import due_text
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.sign_verdict import sign_verdict, withdraw_signature
from lantu_workbench.settlement.proof_page import proof_page, proof_record
from lantu_workbench.settlement.tables import OPEN, cost_text
from lantu_workbench.settlement.wording import need_name

__all__ = ["OpenPage", "acted", "proof", "sign", "unsign"]


@require_GET
def proof(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One verdict with its proof, now or as of a day."""
    promise, at = promise_by_key(request.access, key), as_of(request.GET)
    verdict = queries.verdict_of(promise, at)
    if format:
        return data_response(format, f"{key}-verdict", proof_record(request.access, promise, verdict))
    if verdict is None:
        context = {"title": say("ledger.no_verdict"), "promise": promise, "as_of": at, "here": "ledger"}
        return render(request, "settlement/unjudged.html", context)
    return _proof(request, promise, verdict)


def _proof(request: HttpRequest, promise: Any, verdict: Any, *, problems: Any = (), status: int = 200) -> HttpResponse:
    context = proof_page(request.access, promise, verdict, as_of(request.GET))
    return render(request, "settlement/proof.html", {**context, "problems": list(problems), "here": "ledger"}, status=status)


def acted(request: HttpRequest, promise: Any, act: Callable[[], Any]) -> HttpResponse:
    """Do it and show the proof again, with what was refused if it was."""
    try:
        act()
    except ValidationError as error:
        verdict = queries.verdict_of(promise)
        if verdict is None:
            raise Http404("verdict") from error
        return _proof(request, promise, verdict, problems=error.messages, status=422)
    return redirect("promise-verdict", promise.key)


@require_POST
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Stand by the verdict with one's name."""
    promise = promise_by_key(request.access, key)
    number, reason = posted_number(request, "number"), posted_reason(request)
    return acted(request, promise, lambda: sign_verdict(promise, number=number, reason=reason, by=request.access))


@require_POST
def unsign(request: HttpRequest, key: str) -> HttpResponse:
    """Take one's name back."""
    promise = promise_by_key(request.access, key)
    return acted(request, promise, lambda: withdraw_signature(promise, reason=posted_reason(request), by=request.access))


class OpenPage(ListPage):
    """What nothing proves, the cheapest evidence first."""

    title = "settlement.open"
    table = OPEN
    template = "settlement/open.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("cost", "settlement.cost", column="need_cost", labels=cost_text, number=True, order=("1", "2", "3", "4", "5")),
            ChoiceFilter("need", "settlement.need", labels=need_name),
            ChoiceFilter("source", "settlement.need_source", column="need_source"),
            ChoiceFilter("due_year", "ledger.due", column="version__due_year", labels=due_text),
            ChoiceFilter("lead_body", "ledger.lead_body", column="version__lead_body"),
            ChoiceFilter("place", "ledger.place", column="version__place"),
            ChoiceFilter("document", "ledger.document", column="promise__document__key", facet=False),
            RangeFilter("due_day", "ledger.due", column="version__due_day"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.verdicts(access).filter(verdict="unproven").select_related("promise__document", "version").defer("parts")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"here": "settlement", "empty_title": say("settlement.nothing_open"), "empty_text": say("settlement.nothing_open_text")}
