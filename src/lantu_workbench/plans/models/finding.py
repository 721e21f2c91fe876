"""Something across documents that a person should look at."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models import Document
from lantu_workbench.plans.models.plan import Plan

__all__ = ["Finding"]


class Finding(models.Model):
    """``zh`` and ``en`` are its sentence; ``here`` and ``there`` the citations of its two sides, each with document, start, end, quote and
    place.

    documents: all that it cites. Who may not see each of them does not see the finding.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=32)
    subject = models.TextField()
    zh = models.TextField()
    en = models.TextField()
    weight = models.FloatField()
    confidence = models.FloatField()
    here = models.JSONField(default=list)
    there = models.JSONField(default=list)
    documents = models.ManyToManyField(Document, related_name="+")

    class Meta:
        ordering = ("plan", "position")
        indexes = (models.Index(fields=("position", "id"), name="finding_position"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
