"""Keep a view of the ledger, or drop one."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.ledger.models import SavedView

__all__ = ["drop_view", "save_view"]


def save_view(*, title: str, query: str, is_shared: bool, by: Access) -> SavedView:
    """A view of the person's own; one with the same title is replaced."""
    if by.user_id is None or by.read_only:
        raise PermissionDenied("a view belongs to somebody who may write")
    with transaction.atomic():
        old = SavedView.objects.filter(user_id=by.user_id, title=title).first()
        before = old and {"query": old.query, "is_shared": old.is_shared}
        after = {"query": query.lstrip("?"), "is_shared": is_shared}
        view, _ = SavedView.objects.update_or_create(user_id=by.user_id, title=title, defaults=after)
        record(Write("ledger.view.saved", "view", str(view.pk), before=before, after=after, reason=title), by=by)
    return view


def drop_view(key: int, *, by: Access) -> None:
    """One of the person's own."""
    with transaction.atomic():
        view = SavedView.objects.filter(pk=key, user_id=by.user_id or 0).first()
        if view is None or by.read_only:
            raise Http404("view")
        record(Write("ledger.view.dropped", "view", str(view.pk), before={"query": view.query}, reason=view.title), by=by)
        view.delete()
