"""Reads of the log."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.models import LogEntry

__all__ = ["log_entries", "story_of"]


def log_entries(access: Access) -> QuerySet[LogEntry]:
    """The entries that somebody may read: everything in the whole office, else what reaches their units."""
    rows = LogEntry.objects.all()
    paths = access.paths(Right.SEE_LOG)
    if "/" in paths:
        return rows
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(reach__contains=f"|{path}")
    return rows.filter(condition)


def story_of(kind: str, key: str) -> QuerySet[LogEntry]:
    """All that was done to one thing, oldest first. Whoever may see the thing may see its story: the caller has checked."""
    return LogEntry.objects.filter(kind=kind, key=key).order_by("number")
