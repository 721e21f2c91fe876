"""Reads of documents."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.queries import units
from lantu_workbench.base.access import Access, Right
from lantu_workbench.documents.models import Document

__all__ = ["document_by_key", "documents", "kin_of", "same_bytes", "units_to_add_to"]


def documents(access: Access) -> QuerySet[Document]:
    """The documents that somebody may see."""
    return access.narrow(Document.objects.all())


def document_by_key(access: Access, key: str) -> Document:
    """One document with its file, unit and current reading. Raises Http404 for what is not there or not to be seen."""
    found = documents(access).select_related("file", "unit", "reading").filter(key=key).first()
    if found is None:
        raise Http404("document")
    return found


def same_bytes(access: Access, sha256s: Iterable[str]) -> dict[str, Document]:
    """Documents with these very bytes that somebody may see, by hash."""
    return {document.file_id: document for document in documents(access).filter(file__in=list(sha256s)).order_by("-pk")}


def kin_of(access: Access, document: Document) -> list[Document]:
    """The earlier document that it resembles and the later ones that resemble it, as far as somebody may see them."""
    rows = documents(access)
    older = list(rows.filter(pk=document.kin_id)) if document.kin_id else []
    return older + list(rows.filter(kin=document).order_by("added_at"))


def units_to_add_to(access: Access) -> QuerySet[Unit]:
    """The units for which somebody may add documents, topmost first."""
    return units(access, Right.ADD_DOCUMENTS)
