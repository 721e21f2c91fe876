"""Say that an entry is no promise, and what its words are instead."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.review.actions.decide import Touch, current, decide
from lantu_workbench.review.choices import NOT_PROMISES, Verb
from lantu_workbench.review.models import Decision

__all__ = ["reject_promise"]


def reject_promise(promise: int, *, label: str, is_sampled: bool = False, reason: str = "", by: Access) -> Decision:
    """``label`` is one of ``NOT_PROMISES``. Raises ValidationError for another."""
    if label not in NOT_PROMISES:
        raise ValidationError(label)
    with transaction.atomic():
        version = current(promise)
        touch = Touch(version.promise, version, {**content_of(version), "status": Status.REJECTED.value})
        return decide(Verb.REJECTED, [touch], change=Change.REJECTED, label=label, is_sampled=is_sampled, reason=reason, by=by)
