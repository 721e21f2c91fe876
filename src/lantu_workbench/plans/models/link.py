"""What serves what."""

from __future__ import annotations

from django.db import models

from lantu_workbench.ledger.models import Promise
from lantu_workbench.plans.models.plan import Plan

__all__ = ["Link"]


class Link(models.Model):
    """``lower`` serves ``upper``; ``reasons`` are pairs of a kind and the words that both share."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    upper = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="links_below")
    lower = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="links_above")
    reasons = models.JSONField(default=list)
    confidence = models.FloatField()

    def __str__(self) -> str:
        return f"{self.lower_id} → {self.upper_id}"
