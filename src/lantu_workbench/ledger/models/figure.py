"""The figures of a promise's version."""

from __future__ import annotations

from django.db import models

from lantu_workbench.ledger.models.version import PromiseVersion

__all__ = ["Figure"]


class Figure(models.Model):
    """Fields as in ``lantu.Figure``; ``start`` and ``end`` count ``source_text``, ``clean_start`` and ``clean_end`` ``clean_text``."""

    version = models.ForeignKey(PromiseVersion, on_delete=models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField()
    mention = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    clean_start = models.PositiveIntegerField()
    clean_end = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    indicator = models.TextField(blank=True)
    place = models.TextField(blank=True)
    cmp = models.CharField(max_length=8)
    value = models.FloatField()
    value2 = models.FloatField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    measure = models.CharField(max_length=12)
    period = models.CharField(max_length=21, blank=True)
    period_detail = models.CharField(max_length=40, blank=True)
    form = models.CharField(max_length=8)
    confidence = models.FloatField(default=1.0)
    reasons = models.JSONField(default=dict)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("version", "position"), name="figure_position"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.mention}"
