"""The API of plans."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from lantu_workbench.base.api import list_answer, query_schema
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.ledger.tables import LEDGER
from lantu_workbench.plans import queries
from lantu_workbench.plans.schemas import BranchOut, CascadeOut, FindingsOut
from lantu_workbench.plans.tree import branch_as_dict, tree
from lantu_workbench.plans.views import FindingsPage

__all__ = ["router"]

router = Router(tags=["plans"])
FindingsQuery = query_schema("FindingsQuery", FindingsPage)


@router.get("/findings", response=FindingsOut)
def findings(request: HttpRequest, query: Query[FindingsQuery]) -> Any:
    """What does not fit together across documents, most telling first."""
    return list_answer(FindingsPage, request)


@router.get("/tree", response=list[BranchOut])
def whole_tree(request: HttpRequest) -> Any:
    """Places, their documents, the headings of these, with the number of entries under each."""
    return [branch_as_dict(place) for place in tree(request.access)]


@router.get("/promises/{key}/cascade", response=CascadeOut)
def cascade(request: HttpRequest, key: str) -> Any:
    """What a promise serves in documents of places around it, and what serves it in those of places inside."""
    promise = promise_by_key(request.access, key)
    return {name: [_end(end) for end in getattr(queries, name)(request.access, promise)] for name in ("above", "below")}


def _end(end: dict[str, Any]) -> dict[str, Any]:
    return {"promise": LEDGER.record(end["row"]), "reasons": end["link"].reasons, "confidence": end["link"].confidence}
