"""What the page of a doubtful value shows: the value in its series, why it is held, which promises wait for it, who decided what."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from lantu_workbench.base.access import Access
from lantu_workbench.ledger.verdicts import verdict_tag
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.models import HeldValue
from lantu_workbench.settlement.tables import HELD, held_tag
from lantu_workbench.settlement.wording import doubt_text, marked

__all__ = ["held_page", "held_record"]


def held_page(access: Access, value: HeldValue) -> dict[str, Any]:
    """The context of the page."""
    may = queries.may_decide_held(access, value)
    return {
        "title": str(value),
        "value": value,
        "tag": held_tag(value),
        "doubt": doubt_text(value.why),
        "quote": marked(value.quote, value.mention),
        "series": _series(value),
        "table_address": f"{reverse('data-table', args=(value.table.key,))}#r{value.row}",
        "waiting": [
            {"text": row.version.text, "address": reverse("promise-verdict", args=(row.promise.key,)), "tag": verdict_tag(row.verdict)}
            for row in queries.waiting_for(access, value)
        ],
        "may_decide": may and value.state == HeldState.OPEN,
        "may_undo": may and value.state != HeldState.OPEN,
    }


def _series(value: HeldValue) -> list[dict[str, Any]]:
    """The value among those beside it, by period."""
    rows = [{"period": period, "mention": mention, "here": False} for period, mention in value.near]
    return sorted([*rows, {"period": value.period, "mention": value.mention, "here": True}], key=lambda row: str(row["period"])[-4:])


def held_record(access: Access, value: HeldValue) -> dict[str, Any]:
    """The same as JSON values."""
    near = [{"period": period, "mention": mention} for period, mention in value.near]
    return HELD.record(value) | {"near": near, "waiting": [row.promise.key for row in queries.waiting_for(access, value)]}
