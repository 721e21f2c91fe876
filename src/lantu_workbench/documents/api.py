"""The API of documents. What shows a document with its entries is the ledger's."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from lantu_workbench.base.api import ReasonIn, list_answer, query_schema
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.documents import queries
from lantu_workbench.documents.actions.add_document import Added
from lantu_workbench.documents.actions.add_file import add_file
from lantu_workbench.documents.actions.read_again import read_again
from lantu_workbench.documents.schemas import AddedOut, DocumentOut, DocumentsOut
from lantu_workbench.documents.tables import DOCUMENTS
from lantu_workbench.documents.views import DocumentsPage

__all__ = ["router"]

router = Router(tags=["documents"])
DocumentsQuery = query_schema("DocumentsQuery", DocumentsPage)


@router.get("/documents", response=DocumentsOut)
def documents(request: HttpRequest, query: Query[DocumentsQuery]) -> Any:
    """Documents, newest first."""
    return list_answer(DocumentsPage, request)


@router.post("/documents", response={200: list[AddedOut]})
def add(
    request: HttpRequest,
    files: File[list[UploadedFile]],
    unit: Form[int],
    reason: Form[str] = "",
    url: Form[str] = "",
    is_public: Form[bool] = False,  # noqa: FBT002 - a field of a form
) -> Any:
    """Take files in; they are read in the background. A table of statistics is kept as one. Each file gets its own answer: what is wrong
    with one does not keep the others out.
    """
    where = get_object_or_404(queries.units_to_add_to(request.access), pk=unit)
    return [
        _added(add_file(file.chunks, file.name or "", unit=where, reason=reason, url=url, is_public=is_public, by=request.access))
        for file in files
    ]


def _added(made: Added) -> dict[str, Any]:
    error = error_as_dict(made.error) if made.error else None
    return {
        "file_name": made.file_name,
        "document": made.document.key if made.document else None,
        "table": made.table.key if made.table else None,
        "is_new": made.is_new,
        "error": error,
        "message": error_text(error) if error else "",
    }


@router.get("/documents/{key}", response=DocumentOut)
def document(request: HttpRequest, key: str) -> Any:
    """One document."""
    return DOCUMENTS.record(queries.document_by_key(request.access, key))


@router.post("/documents/{key}/read-again", response={202: DocumentOut})
def again(request: HttpRequest, key: str, given: ReasonIn) -> Any:
    """Have a document read again by the reader of today."""
    found = queries.document_by_key(request.access, key)
    read_again(found, reason=given.reason, by=request.access)
    return Status(202, DOCUMENTS.record(found))
