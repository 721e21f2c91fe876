"""One making of an office's plan."""

from __future__ import annotations

from django.db import models

from lantu_workbench.accounts.models import Unit

__all__ = ["Plan"]


class Plan(models.Model):
    """``office`` is a topmost unit; its plan is over the documents of all units below. Only the last one is kept: it follows from the
    documents and their entries, whose fingerprint ``inputs`` is.
    """

    office = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    reader = models.CharField(max_length=40)
    documents = models.PositiveIntegerField()
    inputs = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.office} {self.made_at:%Y-%m-%d %H:%M}"
