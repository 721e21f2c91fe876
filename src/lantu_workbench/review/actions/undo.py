"""Take back a decision: its entries are again what they were; entries that it made are taken out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.review.actions.decide import Touch, current, write_touches
from lantu_workbench.review.models import Decision
from lantu_workbench.review.queries import last_decision

__all__ = ["undo_decision"]


def undo_decision(decision: int | None = None, *, by: Access) -> Decision:
    """One's own decision, the last one unless told. Raises ValidationError where somebody has changed an entry since, Http404 for none."""
    with transaction.atomic():
        chosen = decision or last_decision(by)
        row = Decision.objects.select_for_update().filter(pk=chosen, by_id=by.user_id or 0, undone_at=None).first()
        if row is None:
            raise Http404("decision")
        by.require(Right.REVIEW, row.document.unit.path)
        touches = []
        for promise, before, after in row.touched:
            version = current(promise)
            if version.pk != after:
                raise ValidationError(say("review.changed_meanwhile"))
            old = PromiseVersion.objects.prefetch_related("figures").filter(pk=before).first() if before else None
            content = content_of(old) if old else {**content_of(version), "status": Status.REJECTED.value}
            touches.append(Touch(version.promise, version, content))
        now = timezone.now()
        first = touches[0].before
        assert first is not None
        write_touches(touches, first, change=Change.RESTORED, reason=say("review.undone"), at=now, by=by)
        row.undone_at = now
        row.save(update_fields=["undone_at"])
        write = Write(
            "review.decision.undone",
            "promise",
            row.promise.key,
            before={"decision": row.pk, "verb": row.verb, "label": row.label},
            after={touch.promise.key: {"status": touch.content["status"]} for touch in touches},
            reason=say("review.undone"),
            reach=row.reach,
        )
        record(write, by=by)
    return row
