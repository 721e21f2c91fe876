"""Pages of the review."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lantu_workbench.base.access import Right
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.lists import with_query
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.tables import LEDGER
from lantu_workbench.review import queries
from lantu_workbench.review.actions.accept import accept_promise
from lantu_workbench.review.actions.correct import correct_promise
from lantu_workbench.review.actions.merge import merge_promises
from lantu_workbench.review.actions.reject import reject_promise
from lantu_workbench.review.actions.split import split_promise
from lantu_workbench.review.actions.undo import undo_decision
from lantu_workbench.review.examples import examples
from lantu_workbench.review.forms import CorrectForm
from lantu_workbench.review.models import Decision
from lantu_workbench.review.review_page import accuracy_record, review_page

__all__ = ["decide", "export", "review", "undo"]

# Where the session keeps which entry was drawn by lot: it stays until it is decided, so that nobody picks.
_DRAWN = "review_drawn"
# Entries of the queue in one JSON answer; the API gives them page by page.
_MOST = 1000


def _may(request: HttpRequest) -> None:
    if Right.REVIEW not in request.access.rights:
        raise PermissionDenied


@require_GET
def review(request: HttpRequest, format: str = "") -> HttpResponse | StreamingHttpResponse:
    """The entry whose turn it is: the most doubtful one, one by lot, or one that was asked for. As data, all that wait and how the reader
    does; what is drawn by lot is shown on the page only.
    """
    _may(request)
    if format:
        rows = queries.queue(request.access, request.GET)
        shown = [LEDGER.record(row) for row in rows[:_MOST]] if format == "json" else []
        accuracy = [accuracy_record(row) for row in queries.accuracy(request.access)]
        record = {"waiting": rows.count(), "rows": shown, "accuracy": accuracy}
        return data_response(format, "review", record, LEDGER.columns, rows)
    return render(request, "review/review.html", review_page(request, _wanted(request), sampling=_sampling(request), form=None))


def _sampling(request: HttpRequest) -> bool:
    return bool(request.GET.get("mode") == "sample")


def _wanted(request: HttpRequest) -> PromiseVersion | None:
    access, query = request.access, request.GET
    rows = queries.queue(access, query)
    if _sampling(request):
        held = rows.filter(promise=request.session.get(_DRAWN) or 0).first() or queries.drawn(access, query)
        if held:
            request.session[_DRAWN] = held.promise_id
        return held
    if key := query.get("promise"):
        asked = queries.reviewable(access).select_related("promise", "document", "reading").filter(promise__key=key).first()
        if asked is None:
            raise Http404("promise")
        return asked
    place = query.get("n", "")
    return rows[int(place) :].first() if place.isdigit() and int(place) < 10**6 else rows.first()


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """One decision; then the next entry. What cannot be done is told on the same page."""
    _may(request)
    version = queries.reviewable(request.access).select_related("promise", "document", "reading").filter(promise__key=key).first()
    if version is None:
        raise Http404("promise")
    request.GET = QueryDict(request.POST.get("query", ""))
    sampled = _sampling(request) and request.session.get(_DRAWN) == version.promise_id
    form = CorrectForm(request.POST) if request.POST.get("verb") == "correct" else None
    try:
        _act(request, version, form, sampled=sampled)
    except ValidationError as error:
        if form is None or not form.is_bound:
            form = None
        elif form.is_valid():
            form.add_error(None, error)
        context = review_page(request, version, sampling=_sampling(request), form=form)
        return render(request, "review/review.html", {**context, "problems": error.messages}, status=422)
    if sampled:
        request.session.pop(_DRAWN, None)
    return redirect(f"{reverse('review')}{with_query(request.GET, promise=None)}")


def _act(request: HttpRequest, version: PromiseVersion, form: CorrectForm | None, *, sampled: bool) -> None:
    given, verb = request.POST, request.POST.get("verb", "")
    common: dict[str, Any] = {"is_sampled": sampled, "reason": given.get("reason", ""), "by": request.access}
    promise = version.promise_id
    if verb == "accept":
        accept_promise(promise, **common)
    elif verb == "reject":
        reject_promise(promise, label=given.get("label", ""), **common)
    elif verb == "split":
        split_promise(promise, given.get("parts", "").splitlines(), **common)
    elif verb == "merge":
        other = queries.reviewable(request.access).filter(promise__key=given.get("other", "")).first()
        if other is None:
            raise Http404("other")
        merge_promises(promise, other.promise_id, **common)
    elif form is not None:
        if not form.is_valid():
            raise ValidationError([message for messages in form.errors.values() for message in messages])
        correct_promise(promise, form.changes(), words=form.cleaned_data["words"], **common)
    else:
        raise ValidationError(verb)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back one's last decision and show its entry again."""
    _may(request)
    query = QueryDict(request.POST.get("query", ""))
    key = request.POST.get("decision", "")
    try:
        row: Decision = undo_decision(int(key) if key.isdigit() else None, by=request.access)
    except ValidationError as error:
        request.GET = query
        context = review_page(request, _wanted(request), sampling=_sampling(request), form=None)
        return render(request, "review/review.html", {**context, "problems": error.messages}, status=422)
    return redirect(f"{reverse('review')}{with_query(query, promise=row.promise.key, mode=None)}")


@require_GET
def export(request: HttpRequest) -> StreamingHttpResponse:
    """All decisions that stand, as examples for the reader."""
    _may(request)
    response = StreamingHttpResponse(examples(queries.decisions(request.access)), content_type="application/x-ndjson")
    response["Content-Disposition"] = 'attachment; filename="examples.jsonl"'
    return response
