"""What was found of a promise, from one moment of knowing to the next."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.settlement.choices import Basis
from lantu_workbench.settlement.models.table import DataTable

__all__ = ["Evidence", "Verdict"]


class Verdict(models.Model):
    """One verdict; its content is never changed, only the end of its time is set. The columns of time are those of ``PromiseVersion``.

    version:   what the promise said when it was judged.
    true_from: the day on which the deciding evidence was published, as far as it is a whole day.
    verdict, rule, why: as ``lantu.types.Verdict``; of a promise with several figures ``lantu.settlement.whole_verdict``.
    basis:     one of ``Basis``; of a decided dispute ``by`` is the second reviewer, and ``reason`` what they said.
    parts:     the library's rows, one a figure: promise, evidence, verdict, rule, arithmetic, and what would settle it.
    digest:    over what the rule found; while it stays the same, the verdict stays.
    need, need_source, need_cost: the cheapest evidence for what is open; "" and None for what is settled.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="verdicts")
    version = models.ForeignKey(PromiseVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True)
    true_from = models.DateField(null=True)
    true_to = models.DateField(null=True)
    is_current = models.BooleanField(default=True)
    verdict = models.CharField(max_length=10)
    rule = models.CharField(max_length=80)
    why = models.TextField(blank=True)
    basis = models.CharField(max_length=8, default=Basis.RULE)
    parts = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    grade = models.CharField(max_length=16, blank=True)
    confidence = models.FloatField(default=1.0)
    need = models.CharField(max_length=24, blank=True)
    need_source = models.TextField(blank=True)
    need_cost = models.PositiveSmallIntegerField(null=True)
    reader = models.CharField(max_length=40, blank=True)
    by_id = models.BigIntegerField(null=True)
    by = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("promise", "number"), name="verdict_number"),
            models.UniqueConstraint(fields=("promise",), condition=models.Q(is_current=True), name="one_current_verdict"),
        )
        indexes = (
            models.Index(fields=("promise", "verdict"), name="verdict_now", condition=models.Q(is_current=True)),
            models.Index(fields=("verdict", "need_cost", "id"), name="verdict_work", condition=models.Q(is_current=True)),
        )

    def __str__(self) -> str:
        return f"{self.promise_id} #{self.number} {self.verdict}"


class Evidence(models.Model):
    """Which document or table a piece of a verdict's evidence comes from: whoever may not see that does not see the piece.

    ``part`` and ``position`` count from 0 in ``Verdict.parts`` and in the part's evidence.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="evidence")
    part = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")
    table = models.ForeignKey(DataTable, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("part", "position")

    def __str__(self) -> str:
        return f"{self.verdict_id} {self.part}.{self.position}"
