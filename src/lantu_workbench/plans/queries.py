"""Reads of plans."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from lantu_workbench.base.access import Access
from lantu_workbench.documents.queries import documents
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.ledger.queries import versions
from lantu_workbench.plans.models import Finding, Link

__all__ = ["above", "below", "findings"]


def findings(access: Access) -> QuerySet[Finding]:
    """The findings all of whose documents somebody may see: what half of it says may tell what the other half hides."""
    hidden = Finding.documents.through.objects.filter(finding=OuterRef("pk")).exclude(document__in=documents(access).values("pk"))
    return Finding.objects.filter(~Exists(hidden))


def below(access: Access, promise: Promise) -> list[dict[str, Any]]:
    """The entries that serve a promise, the surest first, as far as somebody may see them. Two queries."""
    return _ends(access, Link.objects.filter(upper=promise), "lower_id")


def above(access: Access, promise: Promise) -> list[dict[str, Any]]:
    """The entries that a promise serves."""
    return _ends(access, Link.objects.filter(lower=promise), "upper_id")


def _ends(access: Access, links: QuerySet[Link], end: str) -> list[dict[str, Any]]:
    found = list(links.order_by("-confidence", "pk")[:60])
    rows: dict[int, PromiseVersion] = {
        row.promise_id: row
        for row in versions(access)
        .filter(promise__in=[getattr(link, end) for link in found])
        .select_related("promise", "document")
        .prefetch_related("figures")
    }
    return [{"row": rows[getattr(link, end)], "link": link} for link in found if getattr(link, end) in rows]
