"""The API of the log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from lantu_workbench.base.api import list_answer, query_schema
from lantu_workbench.base.log import entry_as_dict
from lantu_workbench.base.queries import log_entries
from lantu_workbench.base.schemas import EntryOut, LogOut
from lantu_workbench.base.views import LogPage

__all__ = ["router"]

router = Router(tags=["log"])
LogQuery = query_schema("LogQuery", LogPage)


@router.get("/log", response=LogOut)
def log(request: HttpRequest, query: Query[LogQuery]) -> Any:
    """The log, newest first."""
    return list_answer(LogPage, request)


@router.get("/log/{number}", response=EntryOut)
def entry(request: HttpRequest, number: int) -> Any:
    """One entry."""
    found = get_object_or_404(log_entries(request.access), number=number)
    return {**entry_as_dict(found), "hash": found.hash}
