"""Entries of the log and the head of its chain. Rows are appended by ``base.log`` and never changed."""

from __future__ import annotations

from django.db import models

__all__ = ["ChainHead", "LogEntry"]


class LogEntry(models.Model):
    """One write. ``number`` counts from 1 without gaps; ``before`` and ``after`` are canonical JSON kept as text, for it is hashed as
    text.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    # No foreign key: the entry outlives the account.
    actor_id = models.BigIntegerField(null=True)
    actor = models.TextField()
    via = models.CharField(max_length=16)
    request = models.CharField(max_length=32)
    action = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    before = models.TextField(null=True)
    after = models.TextField(null=True)
    reason = models.TextField()
    reach = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("-number",)
        indexes = (models.Index(fields=("kind", "key"), name="log_target"),)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.kind} {self.key}"


class ChainHead(models.Model):
    """The number and hash of the last entry: one row, locked by whoever writes."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"
