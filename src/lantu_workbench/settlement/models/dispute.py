"""An objection to a verdict, and what a second reviewer made of it."""

from __future__ import annotations

from django.db import models

from lantu_workbench.ledger.models import Promise
from lantu_workbench.settlement.choices import DisputeState
from lantu_workbench.settlement.models.verdict import Verdict

__all__ = ["Dispute"]


class Dispute(models.Model):
    """One objection; a promise has at most one that is open.

    verdict:  the one objected to. wanted: what it should be in the eyes of who objects; "" where they leave it open.
    decide_by: the last day on which a second reviewer is to decide.
    outcome:  the verdict that the decision made, where it changed it.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="disputes")
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="disputes")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by = models.TextField(blank=True)
    reason = models.TextField()
    wanted = models.CharField(max_length=10, blank=True)
    decide_by = models.DateField()
    state = models.CharField(max_length=10, default=DisputeState.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    outcome = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=("promise",), condition=models.Q(state="open"), name="one_open_dispute"),)

    def __str__(self) -> str:
        return f"{self.promise_id} {self.state}"
