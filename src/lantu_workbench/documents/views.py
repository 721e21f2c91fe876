"""Pages of documents: the list, taking files in, the original, a PDF's page as a picture."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.base.filters import ChoiceFilter, FilterSet, RangeFilter, WordFilter
from lantu_workbench.base.lists import ListPage
from lantu_workbench.base.posted import posted_reason
from lantu_workbench.base.words import say
from lantu_workbench.documents import queries
from lantu_workbench.documents.actions.add_document import Added
from lantu_workbench.documents.actions.add_file import add_file
from lantu_workbench.documents.actions.read_again import read_again
from lantu_workbench.documents.forms import UploadForm
from lantu_workbench.documents.originals import original_response
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.page_image import page_image
from lantu_workbench.documents.search import find_documents, hits_of
from lantu_workbench.documents.tables import DOCUMENTS, format_text, state_text

__all__ = ["DocumentsPage", "add", "again", "original", "page_picture"]

# What a saved page brings along, and what lies about in folders: not documents, and not worth a complaint each.
_BESIDE = (".js", ".css", ".map", ".woff", ".woff2", ".ttf", ".ico", ".svg", ".gif", ".ds_store", "thumbs.db", ".lnk", ".tmp")


# Each document with hits is unpacked, some milliseconds for a report; those further down are told without.
_MOST_WITH_HITS = 20


class DocumentsPage(ListPage):
    title = "documents.title"
    table = DOCUMENTS
    template = "documents/list.html"
    cards = True
    filters = FilterSet(
        (
            WordFilter("q", "documents.search", find=find_documents),
            ChoiceFilter("state", "documents.state_head", labels=state_text),
            ChoiceFilter("place", "documents.place"),
            ChoiceFilter("year", "documents.year"),
            ChoiceFilter("format", "documents.format_head", labels=format_text),
            ChoiceFilter("kin_kind", "documents.kin_head", labels=lambda kind: say(f"documents.kin.{kind}")),
            RangeFilter("published", "documents.date"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.documents(access).select_related("unit", "file").defer("unit__aliases")

    def prepare(self, rows: Any, page: Page[Any] | None) -> Any:
        """Of documents found by their text, the sentences that have the words."""
        words = self.request.GET.get("q", "").strip()
        if page is None or not words:
            return super().prepare(rows, page)
        found = list(page.object_list.select_related("unit", "file", "reading"))
        for document in found[:_MOST_WITH_HITS]:
            if document.reading:
                document.asked, document.hits = words, hits_of(unpack(document.reading), document.reading, words)
        return found

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        waiting = queries.documents(request.access).filter(state="waiting").exists()
        return {
            "live": waiting,
            "may_add": Right.ADD_DOCUMENTS in request.access.rights,
            "empty_title": say("documents.empty"),
            "empty_text": say("documents.empty_text"),
        }


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Take files in. What cannot be read is told with its remedy; the others are in."""
    access = request.access
    if Right.ADD_DOCUMENTS not in access.rights:
        raise PermissionDenied
    units = queries.units_to_add_to(access)
    form = UploadForm(request.POST or None, units=units)
    results: list[Added] = []
    beside = 0
    if request.method == "POST" and form.is_valid():
        files = request.FILES.getlist("files")
        given = form.cleaned_data
        for file in files:
            if file.name.lower().endswith(_BESIDE):
                beside += 1
                continue
            results.append(add_file(file.chunks, file.name, unit=given["unit"], url=given["url"], is_public=given["is_public"], by=access))
        if not files:
            form.add_error(None, say("documents.no_files"))
        elif results and all(result.is_new for result in results):
            return redirect("documents" if len(results) > 1 else results[0].kept)
    shown = [(result, error_text(error_as_dict(result.error)) if result.error else "") for result in results]
    context = {"title": say("documents.add"), "form": form, "results": shown, "beside": beside}
    return render(request, "documents/add.html", context, status=422 if form.errors else 200)


@require_GET
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The bytes as they came, to be saved."""
    document = queries.document_by_key(request.access, key)
    return original_response(document.file_id, document.file_name)


@require_GET
def page_picture(request: HttpRequest, key: str, page: int) -> HttpResponse:
    """One page of a PDF, drawn."""
    document = queries.document_by_key(request.access, key)
    if document.format != "pdf" or not 1 <= page <= document.pages:
        raise Http404("page")
    picture = page_image(document.file_id, page)
    if picture is None:
        raise Http404("page")
    return HttpResponse(picture, content_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@require_POST
def again(request: HttpRequest, key: str) -> HttpResponse:
    """Have a document read again by the reader of today."""
    found = queries.document_by_key(request.access, key)
    read_again(found, reason=posted_reason(request) or str(found), by=request.access)
    return redirect(found)
