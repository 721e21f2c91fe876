"""Say that an entry is read right."""

from __future__ import annotations

from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.review.actions.decide import Touch, current, decide
from lantu_workbench.review.choices import Verb
from lantu_workbench.review.models import Decision

__all__ = ["accept_promise"]


def accept_promise(promise: int, *, is_sampled: bool = False, reason: str = "", by: Access) -> Decision:
    with transaction.atomic():
        version = current(promise)
        content = {**content_of(version), "status": Status.CONFIRMED.value}
        touch = Touch(version.promise, version, content)
        return decide(Verb.ACCEPTED, [touch], change=Change.CONFIRMED, is_sampled=is_sampled, reason=reason, by=by)
