"""Reads of the wall."""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.base.lists import kept
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.queries import documents
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.wall.numbers import Wall, count_wall, wall_of
from lantu_workbench.wall.tallies import Keeper

__all__ = ["KEEPER", "latest_documents", "the_wall"]

_LATEST = 6
KEEPER = Keeper()


def the_wall(access: Access, query: QueryDict) -> Wall:
    """The counts of what somebody may see, narrowed as the ledger's address would; counted once until something is written,
    and of the whole wall then only what was written.
    """
    today = as_of(query).true or timezone.localdate()

    def count() -> Wall:
        if not any(values for _, values in query.lists()):
            return wall_of(KEEPER.total((access.key, today), lambda: queries.versions(access), today=today), today=today)
        rows = queries.versions(access, as_of(query), rejected=Status.REJECTED in query.getlist("status"))
        return count_wall(LEDGER_FILTERS.apply(rows, query), today=today)

    return kept("wall", access, f"{today} {timezone.localdate()} {query.urlencode()}", count)


def latest_documents(access: Access) -> list[Document]:
    """What came in last."""
    rows = documents(access).filter(state="ready").order_by("-added_at", "-pk")
    return list(rows.only("key", "title", "file_name", "place", "added_at", "promises")[:_LATEST])
