"""A value of a table that looks wrong, and what a person made of it."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.models.table import DataTable

__all__ = ["HeldValue"]


class HeldValue(models.Model):
    """One value that proves nothing until somebody releases it; one that is discarded is left out as if the table did not have it.

    key:        the observation's in the library: the same as long as its table, row and cell are. digest: over what was read there. A
                decision is about what was seen: where it is read otherwise later, it is open again.
    row, column: of the table, from 1. mention: as written; value, unit, measure: as read.
    why:        the library's reason. near: values beside it in its series, pairs of period and mention.
    is_current: whether the last settling found it doubtful.
    state:      one of ``HeldState``; ``decided_*`` and ``reason`` are of the last decision, those before are in the log.
    """

    key = models.CharField(max_length=12, unique=True)
    table = models.ForeignKey(DataTable, on_delete=models.CASCADE, related_name="held_values")
    digest = models.CharField(max_length=64)
    row = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    indicator = models.TextField()
    place = models.TextField(blank=True)
    period = models.CharField(max_length=20)
    mention = models.TextField()
    value = models.FloatField()
    unit = models.TextField(blank=True)
    measure = models.CharField(max_length=20)
    quote = models.TextField()
    why = models.TextField()
    near = models.JSONField(default=list)
    is_current = models.BooleanField(default=True)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=HeldState.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by_id = models.BigIntegerField(null=True)
    decided_by = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("table", "row", "column", "pk")
        indexes = (models.Index(fields=("table", "state"), name="held_by_table"),)

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} {self.mention}"

    def get_absolute_url(self) -> str:
        return reverse("held-value", args=(self.key,))
