"""Stand by a verdict with one's name, or take one's name back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.settlement.models import Signature, Verdict

__all__ = ["current_verdict", "reach_of_promise", "sign_verdict", "withdraw_signature"]


def current_verdict(promise: Promise) -> Verdict:
    """The verdict that holds now, with its promise locked until the transaction ends. Raises Http404."""
    Promise.objects.select_for_update().get(pk=promise.pk)
    found = Verdict.objects.select_related("promise__document__unit", "version").filter(promise=promise, is_current=True).first()
    if found is None:
        raise Http404("verdict")
    return found


def reach_of_promise(promise: Promise) -> str:
    return str(PromiseVersion.objects.filter(promise=promise, is_current=True).values_list("reach", flat=True).first() or "")


def sign_verdict(promise: Promise, *, number: int, reason: str = "", by: Access) -> Signature:
    """``number``: the verdict that the person saw; one that has changed is not signed. Raises PermissionDenied, ValidationError."""
    by.require(Right.REVIEW, promise.document.unit.path)
    if by.user_id is None:
        raise PermissionDenied("nobody in particular")
    with transaction.atomic():
        verdict = current_verdict(promise)
        if verdict.number != number:
            raise ValidationError(say("settlement.changed_meanwhile"))
        if Signature.objects.filter(verdict=verdict, undone_at=None).exists():
            raise ValidationError(say("settlement.signed_already"))
        if promise.disputes.filter(state="open").exists():
            raise ValidationError(say("settlement.is_disputed"))
        row = Signature.objects.create(verdict=verdict, at=timezone.now(), by_id=by.user_id, by=by.name, reason=reason.strip())
        after = {"verdict": verdict.verdict, "number": verdict.number, "rule": verdict.rule, "digest": verdict.digest}
        reach = reach_of_promise(promise)
        record(Write("settlement.verdict.signed", "promise", promise.key, after=after, reason=reason.strip(), reach=reach), by=by)
    return row


def withdraw_signature(promise: Promise, *, reason: str = "", by: Access) -> Signature:
    """One's own, of the verdict that holds. Raises Http404 for none, ValidationError while an objection waits."""
    with transaction.atomic():
        verdict = current_verdict(promise)
        row = Signature.objects.select_for_update().filter(verdict=verdict, undone_at=None, by_id=by.user_id or 0).first()
        if row is None:
            raise Http404("signature")
        by.require(Right.REVIEW, promise.document.unit.path)
        if promise.disputes.filter(state="open").exists():
            raise ValidationError(say("settlement.is_disputed"))
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
        before = {"verdict": verdict.verdict, "number": verdict.number, "by": row.by}
        reach = reach_of_promise(promise)
        record(Write("settlement.signature.withdrawn", "promise", promise.key, before=before, reason=reason.strip(), reach=reach), by=by)
    return row
