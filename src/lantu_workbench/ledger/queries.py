"""Reads of the ledger."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from lantu_workbench.base.access import Access, Right
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.as_of import NOW, AsOf
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.models import Promise, PromiseVersion, SavedView
from lantu_workbench.ledger.verdicts import with_verdicts

__all__ = ["entries_of", "history", "may_edit", "promise_by_key", "saved_views", "version_of", "versions"]


def versions(access: Access, at: AsOf = NOW, *, rejected: bool = False) -> QuerySet[PromiseVersion]:
    """The entries that somebody may see, as they hold now or held on a day; rejected ones only if asked for."""
    rows = with_verdicts(at.narrow(access.narrow(PromiseVersion.objects.all())), at)
    return rows if rejected else rows.exclude(status=Status.REJECTED)


def entries_of(access: Access, document: Document, at: AsOf = NOW) -> QuerySet[PromiseVersion]:
    """The entries of one document in the order of its text, with their figures: two queries."""
    rows = versions(access, at).filter(document=document).select_related("promise")
    return rows.prefetch_related("figures").order_by("clean_start", "clean_end", "pk")


def promise_by_key(access: Access, key: str) -> Promise:
    """A promise some version of which somebody may see now. Raises Http404."""
    found = Promise.objects.select_related("document__unit", "document__file", "document__reading").filter(key=key).first()
    if found is None or not access.narrow(PromiseVersion.objects.filter(promise=found)).exists():
        raise Http404("promise")
    return found


def version_of(promise: Promise, at: AsOf = NOW) -> PromiseVersion | None:
    """The version that holds, or held; None where the promise was not known then. Rejected ones too: their page says so."""
    rows = with_verdicts(at.narrow(PromiseVersion.objects.filter(promise=promise)), at)
    return rows.select_related("promise", "document__unit", "reading", "lead_unit").prefetch_related("figures").order_by("-number").first()


def history(promise: Promise) -> QuerySet[PromiseVersion]:
    """All versions, newest first. Whoever may see the promise may see its history: the caller has checked."""
    return with_verdicts(PromiseVersion.objects.filter(promise=promise)).prefetch_related("figures").order_by("-number")


def may_edit(access: Access, document: Document) -> bool:
    return access.covers(Right.EDIT_LEDGER, document.unit.path)


def saved_views(access: Access) -> QuerySet[SavedView]:
    """One's own views and those that colleagues share; a view shows nobody more than they may see."""
    if access.user_id is None:
        return SavedView.objects.none()
    return SavedView.objects.filter(Q(user_id=access.user_id) | Q(is_shared=True)).select_related("user")
