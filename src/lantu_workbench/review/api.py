"""The review in the API. What is drawn by lot is drawn on the page only, where nobody can pick."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, StreamingHttpResponse
from ninja import Query, Router

from lantu_workbench.base.access import Right
from lantu_workbench.base.api import PageOut
from lantu_workbench.base.words import say
from lantu_workbench.ledger.api import LedgerQuery
from lantu_workbench.ledger.due import last_day
from lantu_workbench.ledger.schemas import PromiseOut
from lantu_workbench.ledger.tables import LEDGER
from lantu_workbench.review import queries
from lantu_workbench.review.actions.accept import accept_promise
from lantu_workbench.review.actions.correct import correct_promise
from lantu_workbench.review.actions.merge import merge_promises
from lantu_workbench.review.actions.reject import reject_promise
from lantu_workbench.review.actions.split import split_promise
from lantu_workbench.review.actions.undo import undo_decision
from lantu_workbench.review.models import Decision
from lantu_workbench.review.schemas import AcceptIn, AccuracyOut, CorrectIn, DecisionOut, MergeIn, RejectIn, SplitIn
from lantu_workbench.review.views import export

__all__ = ["router"]

router = Router(tags=["review"])


class QueueOut(PageOut):
    rows: list[PromiseOut]


def _may(request: HttpRequest) -> None:
    if Right.REVIEW not in request.access.rights:
        raise PermissionDenied


def _promise(request: HttpRequest, key: str) -> int:
    _may(request)
    found = queries.reviewable(request.access).filter(promise__key=key).values_list("promise", flat=True).first()
    if found is None:
        raise Http404(key)
    return int(found)


def _shown(row: Decision) -> dict[str, Any]:
    names = ("verb", "label", "is_sampled", "at", "by", "reason", "undone_at", "before", "after")
    return {"id": row.pk, "promise": row.promise.key, **{name: getattr(row, name) for name in names}}


@router.get("/review/queue", response=QueueOut)
def queue(request: HttpRequest, query: Query[LedgerQuery]) -> Any:
    """What waits for review, the most doubtful first; the filters are the ledger's."""
    _may(request)
    rows = queries.queue(request.access, request.GET)
    count, size = rows.count(), query.size
    pages = max(1, -(-count // size))
    page = min(query.page, pages)
    shown = rows[(page - 1) * size : page * size]
    return {"count": count, "page": page, "pages": pages, "next": None, "rows": [LEDGER.record(row) for row in shown]}


@router.post("/promises/{key}/accept", response=DecisionOut)
def accept(request: HttpRequest, key: str, given: AcceptIn) -> Any:
    """The entry is read right."""
    return _shown(accept_promise(_promise(request, key), reason=given.reason, by=request.access))


@router.post("/promises/{key}/reject", response=DecisionOut)
def reject(request: HttpRequest, key: str, given: RejectIn) -> Any:
    """The entry is no promise."""
    return _shown(reject_promise(_promise(request, key), label=given.label, reason=given.reason, by=request.access))


@router.post("/promises/{key}/correct", response=DecisionOut)
def correct(request: HttpRequest, key: str, given: CorrectIn) -> Any:
    """Mend the entry's span or fields."""
    fields = {name: value for name, value in given.dict(exclude={"reason", "words"}).items() if value is not None}
    if fields.get("due") and last_day(fields["due"]) is None:
        raise ValidationError(say("ledger.due_wrong"))
    return _shown(correct_promise(_promise(request, key), fields, words=given.words, reason=given.reason, by=request.access))


@router.post("/promises/{key}/split", response=DecisionOut)
def split(request: HttpRequest, key: str, given: SplitIn) -> Any:
    """Make several entries of one."""
    return _shown(split_promise(_promise(request, key), given.parts, reason=given.reason, by=request.access))


@router.post("/promises/{key}/merge", response=DecisionOut)
def merge(request: HttpRequest, key: str, given: MergeIn) -> Any:
    """Make one entry of two."""
    return _shown(merge_promises(_promise(request, key), _promise(request, given.other), reason=given.reason, by=request.access))


@router.post("/review/decisions/{number}/undo", response=DecisionOut)
def undo(request: HttpRequest, number: int, given: AcceptIn) -> Any:
    """Take back one of one's own decisions."""
    _may(request)
    return _shown(undo_decision(number, by=request.access))


@router.get("/review/accuracy", response=list[AccuracyOut])
def accuracy(request: HttpRequest) -> Any:
    """How often entries drawn by lot were right as read."""
    _may(request)
    names = ("kind", "checked", "right", "mended", "wrong", "share")
    rows = [({name: getattr(row, name) for name in names}, *row.bounds) for row in queries.accuracy(request.access)]
    return [{**row, "low": low, "high": high} for row, low, high in rows]


@router.get("/review/examples")
def all_examples(request: HttpRequest) -> StreamingHttpResponse:
    """All decisions that stand, one JSON object a line: what was read and what is right."""
    return export(request)
