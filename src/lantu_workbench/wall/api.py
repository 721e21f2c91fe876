"""The wall in the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from lantu_workbench.ledger.api import LedgerQuery
from lantu_workbench.settlement.counts import count_verdicts, sections
from lantu_workbench.wall.queries import the_wall
from lantu_workbench.wall.schemas import WallOut
from lantu_workbench.wall.wall_page import wall_page, wall_record

__all__ = ["router"]

router = Router(tags=["wall"])


@router.get("/wall", response=WallOut)
def wall(request: HttpRequest, query: Query[LedgerQuery]) -> Any:
    """The ledger counted by place, task, body, kind, deadline and verifiability; the filters are the ledger's."""
    page = wall_page(the_wall(request.access, request.GET), request.GET)
    return wall_record({**page, "verdicts": sections(count_verdicts(request.access, request.GET), request.GET)})
