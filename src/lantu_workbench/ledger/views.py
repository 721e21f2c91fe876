"""Pages of the ledger: the table, one promise with its story, one document with its entries beside the text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.queries import story_of
from lantu_workbench.base.words import say
from lantu_workbench.documents.queries import document_by_key, kin_of
from lantu_workbench.documents.tables import DOCUMENTS
from lantu_workbench.documents.tables import problem as document_problem
from lantu_workbench.jobs.queries import job_of
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.actions.change_promises import change_promises
from lantu_workbench.ledger.actions.save_view import drop_view, save_view
from lantu_workbench.ledger.actions.set_visibility import set_visibility
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.document_page import document_page, place_of, sentence_details, sentence_record
from lantu_workbench.ledger.filters import KEPT, LEDGER_FILTERS
from lantu_workbench.ledger.forms import BulkForm, EditForm, SavedViewForm, VisibilityForm
from lantu_workbench.ledger.promise_page import promise_page
from lantu_workbench.ledger.tables import HISTORY, LEDGER

__all__ = ["LedgerPage", "bulk_edit", "document", "edit", "promise", "save", "sentence", "view_drop", "visibility"]

# What a bulk edit may take on at once; more than a ledger of a city has.
_MOST = 20_000


class LedgerPage(ListPage):
    title = "ledger.title"
    table = LEDGER
    template = "ledger/list.html"
    filters = LEDGER_FILTERS
    cards = True

    def rows(self, access: Access, query: QueryDict) -> Any:
        rows = queries.versions(access, as_of(query), rejected=Status.REJECTED in query.getlist("status"))
        return rows.select_related("promise", "document").prefetch_related("figures").defer("document__problem")

    def prepare(self, rows: Any, page: Page[Any] | None) -> Any:
        asked = self.request.GET.get("q", "")
        if page is None:
            return rows
        found = list(rows[page.start_index() - 1 : page.end_index()] if page.paginator.count else [])
        for row in found:
            row.asked = asked
        return found

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        edits = Right.EDIT_LEDGER in request.access.rights and as_of(request.GET).is_now
        return {
            "here": "ledger",
            "selectable": edits,
            "bulk_form": BulkForm() if edits else None,
            "as_of": as_of(request.GET),
            "kept": [(name, value) for name in ("as_of", "known_on", "true_on", *KEPT) for value in request.GET.getlist(name) if value],
            "saved_views": queries.saved_views(request.access),
            "empty_title": say("ledger.empty"),
            "empty_text": say("ledger.empty_text"),
        }


@require_POST
def bulk_edit(request: HttpRequest) -> HttpResponse:
    """Change the selected entries, or all that the list's address names."""
    form, access = BulkForm(request.POST), request.access
    query = QueryDict(request.POST.get("query", ""))
    rows = queries.versions(access, rejected=Status.REJECTED in query.getlist("status"))
    if request.POST.get("all"):
        rows = LEDGER_FILTERS.apply(rows, query)
    else:
        rows = rows.filter(pk__in=[key for key in request.POST.getlist("row") if key.isdigit()])
    keys = list(rows.order_by().values_list("promise", flat=True)[: _MOST + 1])
    if len(keys) > _MOST:
        form.add_error(None, say("ledger.too_many", most=_MOST))
    if not keys:
        form.add_error(None, say("ledger.none_selected"))
    if form.is_valid():
        given = form.cleaned_data
        change_promises(keys, form.changes(), change=Change.EDITED, reason=given["reason"], true_from=given["true_from"], by=access)
        return redirect(f"{reverse('ledger')}?{query.urlencode()}")
    return render(
        request, "ledger/bulk.html", {"title": say("ledger.bulk"), "form": form, "count": len(keys), "posted": request.POST}, status=422
    )


@require_GET
def promise(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One promise with its whole story, now or as of a day."""
    found = queries.promise_by_key(request.access, key)
    at = as_of(request.GET)
    version = queries.version_of(found, at)
    if version is None:
        raise Http404("not known then")
    if format:
        record = LEDGER.record(version)
        story = list(queries.history(found).select_related("promise", "document"))
        record["history"] = [{**LEDGER.record(old), **HISTORY.record(old)} for old in story]
        return data_response(format, key, record, (*HISTORY.columns, *LEDGER.columns), story)
    context = promise_page(request.access, found, version, at)
    return render(request, "ledger/promise.html", {**context, "log": story_of("promise", key), "here": "ledger"})


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Correct an entry, or set what has changed since."""
    found = queries.promise_by_key(request.access, key)
    version = queries.version_of(found)
    if version is None or not queries.may_edit(request.access, found.document):
        raise PermissionDenied
    names = EditForm.base_fields.keys() - {"reason", "true_from"}
    initial = {name: getattr(version, name) for name in names} | {"responsible_bodies": "、".join(version.responsible_bodies)}
    form = EditForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        changes = {name: given[name] for name in names if given[name] != getattr(version, name)}
        if changes:
            change_promises(
                [found.pk], changes, change=Change.CORRECTED, reason=given["reason"], true_from=given["true_from"], by=request.access
            )
        return redirect("promise", key)
    return render(request, "ledger/edit.html", {"title": say("ledger.edit"), "form": form, "version": version, "promise": found})


@require_GET
def document(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """The text as it came beside its entries. ``at=1234`` and ``sentence=12`` lead to their place."""
    found = document_by_key(request.access, key)
    at = as_of(request.GET)
    if format:
        record = DOCUMENTS.record(found)
        rows = list(queries.entries_of(request.access, found, at).select_related("promise", "document"))
        record["entries"] = [LEDGER.record(row) for row in rows]
        return data_response(format, key, record, LEDGER.columns, rows)
    at_offset, at_sentence = request.GET.get("at", ""), request.GET.get("sentence", "")
    if found.reading and (at_offset.isdecimal() or at_sentence.isdecimal()):
        part, index = place_of(found, offset=int(at_offset)) if at_offset.isdecimal() else place_of(found, sentence=int(at_sentence))
        return redirect(f"{request.path}?part={part}#s{index}")
    context = {
        "title": str(found),
        "document": found,
        "problem": document_problem(found),
        "job": job_of(found.key) if found.state == "waiting" else None,
        "kin": kin_of(request.access, found),
        "may_publish": request.access.covers(Right.PUBLISH, found.unit.path),
        "here": "documents",
        "as_of": at,
        **(document_page(request.access, found, at, request.GET) if found.reading else {}),
    }
    return render(request, "ledger/document.html", context)


@require_GET
def sentence(request: HttpRequest, key: str, index: int, format: str = "") -> HttpResponse:
    """What the reader made of one sentence, and why."""
    found = document_by_key(request.access, key)
    details = sentence_details(request.access, found, index) if found.reading else None
    if details is None:
        raise Http404("sentence")
    if format:
        return data_response(format, f"{key}-{index}", sentence_record(details))
    return render(request, "ledger/partials/sentence.html", details)


@require_POST
def visibility(request: HttpRequest, key: str) -> HttpResponse:
    found = document_by_key(request.access, key)
    form = VisibilityForm(request.POST)
    if not form.is_valid():
        raise ValidationError(say("ledger.reason_needed"))
    set_visibility(found, is_public=form.cleaned_data["is_public"], reason=form.cleaned_data["reason"], by=request.access)
    return redirect("document", key)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep this list's address under a name."""
    form = SavedViewForm(request.POST)
    if form.is_valid():
        save_view(**form.cleaned_data, by=request.access)
        return redirect(f"{reverse('ledger')}?{form.cleaned_data['query']}")
    return redirect("ledger")


@require_POST
def view_drop(request: HttpRequest, key: int) -> HttpResponse:
    drop_view(key, by=request.access)
    return redirect("ledger")
