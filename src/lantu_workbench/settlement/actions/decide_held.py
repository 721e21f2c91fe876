"""Say of a value that looks wrong that it is right, or that it is not; or take back what was said."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from lantu_workbench.accounts.queries import office_of
from lantu_workbench.base.access import SYSTEM, Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.settlement.actions.queue_settling import PAUSE, queue_settling
from lantu_workbench.settlement.actions.store_held import count_held
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.models import DataTable, HeldValue

__all__ = ["decide_held", "undo_held"]


_ACTIONS = {
    HeldState.OPEN: "settlement.held.undone",
    HeldState.RELEASED: "settlement.held.released",
    HeldState.DISCARDED: "settlement.held.discarded",
}


def decide_held(value: HeldValue, state: HeldState, *, seen: str, reason: str, by: Access) -> HeldValue:
    """Released, it may prove something; discarded, it is as if the table did not have it. ``seen``: the digest of what the person saw.

    Raises PermissionDenied, ValidationError, Http404 where it is held no more.
    """
    if state is HeldState.OPEN:
        raise ValueError(state)
    return _write(value, state, seen=seen, reason=reason, by=by)


def undo_held(value: HeldValue, *, reason: str, by: Access) -> HeldValue:
    """Whoever may decide takes a decision back, their own or another's, who may be gone: the value is held again.

    Raises PermissionDenied, ValidationError.
    """
    return _write(value, HeldState.OPEN, seen=value.digest, reason=reason, by=by)


def _write(value: HeldValue, state: HeldState, *, seen: str, reason: str, by: Access) -> HeldValue:
    unit = value.table.unit
    by.require(Right.REVIEW, unit.path)
    if by.user_id is None:
        raise PermissionDenied("nobody in particular")
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    with transaction.atomic():
        row = HeldValue.objects.select_for_update(of=("self",)).select_related("table").filter(pk=value.pk).first()
        if row is None or not row.is_current or row.table.withdrawn_at is not None:
            raise Http404("value")
        if row.digest != seen or (row.state == HeldState.OPEN) == (state is HeldState.OPEN):
            raise ValidationError(say("settlement.held_changed"))
        before = {"state": row.state, "mention": row.mention, "why": row.why, "by": row.decided_by, "reason": row.reason}
        row.state, row.reason = state.value, reason.strip()
        row.decided_at, row.decided_by_id, row.decided_by = timezone.now(), by.user_id, by.name
        row.save(update_fields=["state", "reason", "decided_at", "decided_by_id", "decided_by"])
        after = {"state": row.state, "table": row.table.key, "row": row.row, "column": row.column, "digest": row.digest}
        record(Write(_ACTIONS[state], "held", row.key, before=before, after=after, reason=row.reason, reach=row.table.reach), by=by)
        DataTable.objects.filter(pk=row.table_id).update(held=count_held([row.table_id])[row.table_id])
        queue_settling(office_of(unit), not_before=timezone.now() + PAUSE, by=SYSTEM)
    return row
