"""Have an office settled at once, by hand."""

from __future__ import annotations

from django.db import transaction

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.settlement.actions.queue_settling import queue_settling

__all__ = ["settle_now"]


def settle_now(office: Unit, *, reason: str, by: Access) -> None:
    """Raises PermissionDenied unless the person reviews in the whole office."""
    by.require(Right.REVIEW, office.path)
    with transaction.atomic():
        record(
            Write("settlement.asked", "settlement", str(office.pk), reason=reason.strip() or office.name, reach=f"|{office.path}|"), by=by
        )
        queue_settling(office, by=by)
