"""A person stands by a verdict."""

from __future__ import annotations

from django.db import models

from lantu_workbench.settlement.models.verdict import Verdict

__all__ = ["Signature"]


class Signature(models.Model):
    """Only ``undone_at`` is ever set afterwards: by whoever signed."""

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="signatures")
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("verdict",), condition=models.Q(undone_at=None), name="one_signature"),)

    def __str__(self) -> str:
        return f"{self.verdict_id} {self.by}"
