"""Show a document, with its promises, to everybody; or no longer."""

from __future__ import annotations

from django.db import transaction

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.models import Document

__all__ = ["publish_document"]


def publish_document(document: Document, *, is_public: bool, reason: str, by: Access) -> None:
    """The ledger's rows follow in the same transaction: ``ledger.actions.set_visibility`` calls this, nobody else should."""
    by.require(Right.PUBLISH, document.unit.path)
    with transaction.atomic():
        row = Document.objects.select_for_update().get(pk=document.pk)
        if row.is_public == is_public:
            return
        row.is_public = document.is_public = is_public
        row.save(update_fields=["is_public"])
        action = "documents.document.published" if is_public else "documents.document.withdrawn"
        write = Write(
            action, "document", row.key, before={"is_public": not is_public}, after={"is_public": is_public}, reason=reason, reach=row.reach
        )
        record(write, by=by)
