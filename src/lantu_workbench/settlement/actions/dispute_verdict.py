"""Object to a verdict, take the objection back, decide it."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from lantu.types import VERDICTS
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.ledger.models import Promise
from lantu_workbench.settlement.actions.sign_verdict import current_verdict, reach_of_promise
from lantu_workbench.settlement.actions.store_settlement import write_verdicts
from lantu_workbench.settlement.choices import DECIDED, DISPUTE_DAYS, Basis, DisputeState
from lantu_workbench.settlement.models import Dispute, Verdict
from lantu_workbench.settlement.queries import may_decide, may_dispute

__all__ = ["decide_dispute", "dispute_verdict", "withdraw_dispute"]


def dispute_verdict(promise: Promise, *, number: int, reason: str, wanted: str = "", by: Access) -> Dispute:
    """``number``: the verdict that the person saw. Raises PermissionDenied, ValidationError; Http404 where nothing is judged."""
    if not may_dispute(by, promise):
        raise PermissionDenied("dispute")
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    with transaction.atomic():
        verdict = current_verdict(promise)
        if verdict.number != number:
            raise ValidationError(say("settlement.changed_meanwhile"))
        if wanted and (wanted not in VERDICTS or wanted == verdict.verdict):
            raise ValidationError(say("settlement.wanted_wrong"))
        if Dispute.objects.filter(promise=promise, state=DisputeState.OPEN).exists():
            raise ValidationError(say("settlement.is_disputed"))
        row = Dispute.objects.create(
            promise=promise,
            verdict=verdict,
            at=timezone.now(),
            by_id=by.user_id,
            by=by.name,
            reason=reason.strip(),
            wanted=wanted,
            decide_by=timezone.localdate() + timedelta(days=DISPUTE_DAYS),
        )
        after = {"dispute": row.pk, "verdict": verdict.verdict, "number": number, "wanted": wanted, "decide_by": row.decide_by.isoformat()}
        _log("settlement.dispute.opened", row, after=after, reason=row.reason, by=by)
    return row


def withdraw_dispute(dispute: int, *, reason: str = "", by: Access) -> Dispute:
    """One's own, while nobody has decided it. Raises Http404."""
    with transaction.atomic():
        row = _open(dispute)
        if by.user_id is None or row.by_id != by.user_id or not may_dispute(by, row.promise):
            raise Http404("dispute")
        row.state, row.decided_at = DisputeState.WITHDRAWN, timezone.now()
        row.save(update_fields=["state", "decided_at"])
        _log("settlement.dispute.withdrawn", row, before={"dispute": row.pk, "wanted": row.wanted}, reason=reason.strip(), by=by)
    return row


def decide_dispute(dispute: int, *, verdict: str, reason: str, by: Access) -> Dispute:
    """By a second reviewer: the verdict that stands stays where ``verdict`` is the same, else theirs takes its place in the history.

    A decision after that day counts, for late is better than never; the log says so. It is about the verdict that holds when it is
    made: where the rule has found something else since the objection, that is what the reviewer sees and decides.
    """
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    if verdict not in VERDICTS:
        raise ValidationError(say("settlement.wanted_wrong"))
    with transaction.atomic():
        row = _open(dispute)
        if not may_decide(by, row):
            raise PermissionDenied("second reviewer")
        held = current_verdict(row.promise)
        changes = verdict != held.verdict
        if changes:
            row.outcome = write_verdicts([_decided(held, verdict, reason.strip(), by)])[0]
        row.state = DisputeState.CHANGED if changes else DisputeState.UPHELD
        row.decided_at, row.decided_by_id, row.decided_by, row.decision = timezone.now(), by.user_id, by.name, reason.strip()
        row.save()
        before = {"dispute": row.pk, "verdict": held.verdict, "number": held.number}
        number = row.outcome.number if row.outcome else held.number
        after = {"state": row.state.value, "verdict": verdict, "number": number, "late": timezone.localdate() > row.decide_by}
        _log("settlement.dispute.decided", row, before=before, after=after, reason=reason.strip(), by=by)
    return row


def _decided(held: Verdict, verdict: str, reason: str, by: Access) -> Verdict:
    """The second reviewer's verdict on what the rule found: parts, evidence and digest stay, so that it stands until the rule finds
    something else.
    """
    settled = verdict != "unproven"
    return Verdict(
        promise=held.promise,
        version=held.version,
        number=held.number + 1,
        true_from=held.true_from,
        verdict=verdict,
        rule=DECIDED,
        why=held.why,
        basis=Basis.DISPUTE.value,
        parts=held.parts,
        digest=held.digest,
        grade=held.grade,
        confidence=held.confidence,
        need="" if settled else held.need,
        need_source="" if settled else held.need_source,
        need_cost=None if settled else held.need_cost,
        reader=held.reader,
        by_id=by.user_id,
        by=by.name,
        reason=reason,
    )


def _open(dispute: int) -> Dispute:
    rows = Dispute.objects.select_for_update(of=("self",)).select_related("promise__document__unit", "verdict")
    row = rows.prefetch_related("verdict__signatures").filter(pk=dispute, state=DisputeState.OPEN).first()
    if row is None:
        raise Http404("dispute")
    return row


def _log(action: str, row: Dispute, *, before: object = None, after: object = None, reason: str, by: Access) -> None:
    reach = reach_of_promise(row.promise)
    record(Write(action, "promise", row.promise.key, before=before, after=after, reason=reason, reach=reach), by=by)
