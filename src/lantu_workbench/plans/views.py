"""Pages of plans: the findings, the tree, one promise's place in the cascade."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lantu_workbench.base.access import Access
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.filters import ChoiceFilter, FilterSet
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.words import say
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.plans import queries
from lantu_workbench.plans.tables import CASCADE, FINDINGS, TREE, CascadeRow, kind_text
from lantu_workbench.plans.tree import branch_as_dict, tree, tree_rows

__all__ = ["FindingsPage", "cascade", "tree_page"]


class FindingsPage(ListPage):
    title = "plans.findings"
    table = FINDINGS
    template = "plans/findings.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("kind", "plans.kind", labels=kind_text),
            ChoiceFilter("document", "ledger.document", column="documents__key", facet=False),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.findings(access).prefetch_related("documents")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"empty_title": say("plans.no_findings"), "empty_text": say("plans.no_findings_text")}


@require_GET
def tree_page(request: HttpRequest, format: str = "") -> HttpResponse:
    """Places, documents, headings."""
    places = tree(request.access)
    if format:
        return data_response(format, "tree", {"places": [branch_as_dict(place) for place in places]}, TREE, tree_rows(places))
    return render(request, "plans/tree.html", {"title": say("plans.tree"), "places": places})


@require_GET
def cascade(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """What a promise serves and what serves it: a part of its page."""
    promise = promise_by_key(request.access, key)
    context = {"above": queries.above(request.access, promise), "below": queries.below(request.access, promise)}
    if format:
        rows = [CascadeRow(side, end["row"], end["link"]) for side in ("above", "below") for end in context[side]]
        return data_response(format, f"{key}-cascade", {"rows": [CASCADE.record(row) for row in rows]}, CASCADE.columns, rows)
    return render(request, "plans/partials/cascade.html", context)
