"""Values of tables that look wrong: shown one by one, released or discarded by whoever may review."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lantu_workbench.base.access import Access
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.filters import ChoiceFilter, FilterSet
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.posted import posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.decide_held import decide_held, undo_held
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.held_page import held_page, held_record
from lantu_workbench.settlement.tables import HELD
from lantu_workbench.settlement.wording import held_state_text

__all__ = ["HeldPage", "discard", "held", "release", "undo"]


class HeldPage(ListPage):
    title = "settlement.held"
    table = HELD
    template = "settlement/held_values.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("state", "settlement.state_head", labels=held_state_text, order=("open", "released", "discarded")),
            ChoiceFilter("table", "settlement.table_head", column="table__key", facet=False),
            ChoiceFilter("indicator", "settlement.indicator"),
            ChoiceFilter("place", "ledger.place"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.held_values(access).select_related("table")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"here": "settlement", "empty_title": say("settlement.nothing_held"), "empty_text": say("settlement.nothing_held_text")}


@require_GET
def held(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One value with what stands beside it, why it is held, and what waits for it."""
    found = queries.held_value_by_key(request.access, key)
    if format:
        return data_response(format, key, held_record(request.access, found), HELD.columns, [found])
    return _held(request, found)


def _held(request: HttpRequest, found: Any, *, problems: Any = (), status: int = 200) -> HttpResponse:
    context = held_page(request.access, found)
    return render(request, "settlement/held_value.html", {**context, "problems": list(problems), "here": "settlement"}, status=status)


def _acted(request: HttpRequest, found: Any, act: Any, **given: Any) -> HttpResponse:
    try:
        act(found, **given, reason=posted_reason(request), by=request.access)
    except ValidationError as error:
        return _held(request, queries.held_value_by_key(request.access, found.key), problems=error.messages, status=422)
    return redirect(found)


@require_POST
def release(request: HttpRequest, key: str) -> HttpResponse:
    """It is right: it may prove something."""
    found = queries.held_value_by_key(request.access, key)
    return _acted(request, found, decide_held, state=HeldState.RELEASED, seen=request.POST.get("seen", ""))


@require_POST
def discard(request: HttpRequest, key: str) -> HttpResponse:
    """It is wrong: it is left out."""
    found = queries.held_value_by_key(request.access, key)
    return _acted(request, found, decide_held, state=HeldState.DISCARDED, seen=request.POST.get("seen", ""))


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Take the decision back: it is held again."""
    return _acted(request, queries.held_value_by_key(request.access, key), undo_held)
