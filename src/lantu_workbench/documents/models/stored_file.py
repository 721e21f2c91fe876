"""Files as they came, kept once each by their hash."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

__all__ = ["StoredFile"]


class StoredFile(models.Model):
    """The bytes lie in the data folder under ``files/ab/abcd…``; ``documents.storage`` reads and writes them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.sha256
