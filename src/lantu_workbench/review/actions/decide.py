"""Write a decision: new versions of the entries it touches, one line in the log, and what undoing needs. All stand or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.ledger.actions.enter_promises import end_versions
from lantu_workbench.ledger.actions.write_version import Draft, UnitNames, write_versions
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.from_library import CONTENT, content_of
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.review.choices import Verb
from lantu_workbench.review.models import Decision

__all__ = ["Touch", "current", "decide", "write_touches"]


@dataclass(frozen=True, slots=True)
class Touch:
    """One entry of a decision: the version that it had (None for a new entry) and the content that it gets, figures included."""

    promise: Promise
    before: PromiseVersion | None
    content: dict[str, Any]


def current(promise: int, *, lock: bool = True) -> PromiseVersion:
    """The version that holds now. Locks the promise until the transaction ends, so that two people's decisions follow each other."""
    if lock:
        Promise.objects.select_for_update().get(pk=promise)
    rows = PromiseVersion.objects.select_related("promise", "document__unit", "reading").prefetch_related("figures")
    return rows.get(promise=promise, is_current=True)


def decide(
    verb: Verb, touches: Sequence[Touch], *, change: Change, label: str = "promise", reason: str = "", is_sampled: bool = False, by: Access
) -> Decision:
    """Write the touches as one decision; the first is the entry that was looked at. In the caller's transaction.

    Raises PermissionDenied unless the person may review the document's unit.
    """
    first = touches[0].before
    assert first is not None and transaction.get_connection().in_atomic_block
    by.require(Right.REVIEW, first.document.unit.path)
    at = timezone.now()
    said = reason.strip() or say(f"review.verb.{verb.value}")
    written = write_touches(touches, first, change=change, reason=said, at=at, by=by)
    decision = Decision.objects.create(
        promise=first.promise,
        document=first.document,
        reading=first.reading,
        verb=verb.value,
        label=label,
        is_sampled=is_sampled,
        at=at,
        by_id=by.user_id,
        by=by.name,
        reason=reason.strip(),
        before=[content_of(touch.before) for touch in touches if touch.before],
        after=[touch.content for touch in touches if touch.content["status"] != "rejected"],
        touched=[[touch.promise.pk, touch.before and touch.before.pk, version.pk] for touch, version in zip(touches, written, strict=True)],
        reach=written[0].reach,
    )
    record(_entry(f"review.promise.{verb.value}", decision, touches, written, said, label), by=by)
    return decision


def write_touches(
    touches: Sequence[Touch], first: PromiseVersion, *, change: Change, reason: str, at: datetime, by: Access
) -> list[PromiseVersion]:
    """End the versions that hold and write the new ones, in the order of the touches."""
    if any(touch.before and not touch.before.is_current for touch in touches):
        raise ValidationError(say("review.changed_meanwhile"))
    end_versions([touch.promise.pk for touch in touches], at=at)
    drafts = [
        Draft(
            touch.promise,
            touch.before.number + 1 if touch.before else 1,
            {name: touch.content[name] for name in CONTENT},
            touch.content["figures"],
        )
        for touch in touches
    ]
    names = UnitNames(first.document.unit)
    return write_versions(drafts, document=first.document, reading=first.reading, change=change, reason=reason, at=at, names=names, by=by)


def _entry(action: str, decision: Decision, touches: Sequence[Touch], written: Sequence[PromiseVersion], reason: str, label: str) -> Write:
    """What the log says: of each entry the fields that changed."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for touch, version in zip(touches, written, strict=True):
        old = content_of(touch.before) if touch.before else {}
        changed = [name for name, value in touch.content.items() if old.get(name) != value]
        before[touch.promise.key] = {name: old[name] for name in changed if name in old} if old else None
        after[touch.promise.key] = {**{name: touch.content[name] for name in changed}, "version": version.number}
    after |= {"label": label, "decision": decision.pk, "is_sampled": decision.is_sampled}
    return Write(action, "promise", touches[0].promise.key, before=before, after=after, reason=reason, reach=decision.reach)
