"""The API of the ledger."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from ninja import Query, Router, Status

from lantu_workbench.base.api import list_answer, query_schema
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.queries import document_by_key
from lantu_workbench.documents.schemas import DocumentOut, VisibilityIn
from lantu_workbench.documents.tables import DOCUMENTS
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.actions.change_promises import change_promises
from lantu_workbench.ledger.actions.save_view import drop_view, save_view
from lantu_workbench.ledger.actions.set_visibility import set_visibility
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.due import last_day
from lantu_workbench.ledger.models import Promise, SavedView
from lantu_workbench.ledger.schemas import ChangedOut, ChangeIn, LedgerOut, ReadDocumentOut, SentenceOut, StoryOut, ViewIn, ViewOut
from lantu_workbench.ledger.tables import LEDGER
from lantu_workbench.ledger.views import LedgerPage

__all__ = ["router"]

router = Router(tags=["ledger"])
LedgerQuery = query_schema("LedgerQuery", LedgerPage, as_of=(str, ""), known_on=(str, ""), true_on=(str, ""))
_ABOUT = ("reason", "promises", "change", "true_from")


@router.get("/promises", response=LedgerOut)
def promises(request: HttpRequest, query: Query[LedgerQuery]) -> Any:
    """The ledger: filtered, sorted, searched, as of any day."""
    return list_answer(LedgerPage, request)


@router.post("/promises/change", response=ChangedOut)
def change(request: HttpRequest, given: ChangeIn) -> Any:
    """Change entries, one or many."""
    keys = dict(Promise.objects.filter(key__in=given.promises).values_list("key", "pk"))
    seen = set(queries.versions(request.access, rejected=True).filter(promise__in=keys.values()).values_list("promise", flat=True))
    unknown = [key for key in given.promises if keys.get(key) not in seen]
    if unknown:
        raise Http404(unknown[0])
    changes = {name: value for name, value in given.dict(exclude=set(_ABOUT)).items() if value is not None}
    if changes.get("due") and last_day(changes["due"]) is None:
        raise ValidationError(say("ledger.due_wrong"))
    kind = Change(given.change)
    if not changes and kind is Change.EDITED:
        raise ValidationError(say("ledger.nothing_set"))
    chosen = [keys[key] for key in given.promises]
    return {"changed": change_promises(chosen, changes, change=kind, reason=given.reason, true_from=given.true_from, by=request.access)}


@router.get("/promises/{key}", response=StoryOut)
def promise(request: HttpRequest, key: str, as_of_day: str = Query("", alias="as_of")) -> Any:
    """One entry with its history."""
    found = queries.promise_by_key(request.access, key)
    version = queries.version_of(found, as_of(request.GET))
    if version is None:
        raise Http404("not known then")
    history = [LEDGER.record(old) for old in queries.history(found).select_related("promise", "document")]
    return {**LEDGER.record(version), "history": history}


@router.get("/documents/{key}/promises", response=ReadDocumentOut)
def document(request: HttpRequest, key: str) -> Any:
    """A document with its entries."""
    found = document_by_key(request.access, key)
    rows = queries.entries_of(request.access, found, as_of(request.GET)).select_related("promise", "document")
    return {**DOCUMENTS.record(found), "entries": [LEDGER.record(row) for row in rows]}


@router.get("/documents/{key}/sentences", response=list[SentenceOut])
def sentences(request: HttpRequest, key: str) -> Any:
    """The text of a document, sentence by sentence."""
    found = document_by_key(request.access, key)
    if found.reading is None:
        return []
    read = unpack(found.reading)
    text = read.document
    rows = []
    for index, sentence in enumerate(read.sentences):
        start, end = text.to_source(sentence.start, sentence.end)
        words = text.clean_text[sentence.start : sentence.end].encode("utf-8", "replace").decode()
        about = {"label": sentence.label, "level": sentence.level, "confidence": sentence.confidence, "reason": sentence.reason}
        rows.append({"index": index, "start": start, "end": end, "text": words, **about})
    return rows


@router.post("/documents/{key}/visibility", response=DocumentOut)
def visibility(request: HttpRequest, key: str, given: VisibilityIn) -> Any:
    """Show a document and its entries to everybody, or no longer."""
    found = document_by_key(request.access, key)
    set_visibility(found, is_public=given.is_public, reason=given.reason, by=request.access)
    return DOCUMENTS.record(found)


def _view(view: SavedView) -> dict[str, Any]:
    return {"id": view.pk, "title": view.title, "query": view.query, "is_shared": view.is_shared, "user": str(view.user)}


@router.get("/saved-views", response=list[ViewOut])
def views(request: HttpRequest) -> Any:
    """One's own views and those that colleagues share."""
    return [_view(view) for view in queries.saved_views(request.access)]


@router.post("/saved-views", response={201: ViewOut})
def add_view(request: HttpRequest, given: ViewIn) -> Any:
    """Keep a view; one's own of the same title is replaced."""
    return Status(201, _view(save_view(**given.dict(), by=request.access)))


@router.delete("/saved-views/{key}", response={204: None})
def remove_view(request: HttpRequest, key: int) -> Any:
    """Drop one of one's own."""
    drop_view(key, by=request.access)
    return Status(204, None)
