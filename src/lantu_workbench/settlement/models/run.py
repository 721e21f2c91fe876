"""The last settling of an office."""

from __future__ import annotations

from django.db import models

from lantu_workbench.accounts.models import Unit

__all__ = ["Run"]


class Run(models.Model):
    """``office`` is a topmost unit; its promises are held against all documents and tables of the units below.

    inputs:           a digest over everything that a verdict depends on: where it is the same, nothing is computed again.
    promises, changed: how many were settled, and how many verdicts that run wrote.
    """

    office = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    reader = models.CharField(max_length=40)
    rules = models.CharField(max_length=20)
    inputs = models.CharField(max_length=64)
    documents = models.PositiveIntegerField()
    tables = models.PositiveIntegerField()
    promises = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.office} {self.made_at:%Y-%m-%d %H:%M}"
