"""Show a document and its entries to everybody, or no longer."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.base.words import say
from lantu_workbench.documents.actions.publish import publish_document
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["set_visibility"]


def set_visibility(document: Document, *, is_public: bool, reason: str, by: Access) -> None:
    """All versions follow: what is withdrawn is not to be seen as of a past day either."""
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    with transaction.atomic():
        publish_document(document, is_public=is_public, reason=reason, by=by)
        PromiseVersion.objects.filter(document=document).update(is_public=is_public)
