"""Make one entry of two: the one looked at takes the other's words; the other is taken out of the ledger, and stays on record."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.review.actions.decide import Touch, current, decide
from lantu_workbench.review.choices import Verb
from lantu_workbench.review.models import Decision
from lantu_workbench.review.spans import moved

__all__ = ["merge_promises"]

# Characters that may stand between two entries that are one.
_BETWEEN = 80


def merge_promises(promise: int, other: int, *, is_sampled: bool = False, reason: str = "", by: Access) -> Decision:
    """Both of one reading of one document, near each other. Raises ValidationError where they are not."""
    with transaction.atomic():
        for key in sorted({promise, other}):
            current(key)
        version, second = current(promise, lock=False), current(other, lock=False)
        start, end = min(version.clean_start, second.clean_start), max(version.clean_end, second.clean_end)
        gap = max(version.clean_start, second.clean_start) - min(version.clean_end, second.clean_end)
        if version.pk == second.pk or version.reading_id != second.reading_id or gap > _BETWEEN:
            raise ValidationError(say("review.not_neighbours"))
        whole, taken = content_of(version), content_of(second)
        content = moved({**whole, "status": Status.CORRECTED.value}, unpack(version.reading), start, end, figures=taken["figures"])
        touches = [
            Touch(version.promise, version, content),
            Touch(second.promise, second, {**taken, "status": Status.REJECTED.value}),
        ]
        return decide(Verb.MERGED, touches, change=Change.MERGED, is_sampled=is_sampled, reason=reason, by=by)
