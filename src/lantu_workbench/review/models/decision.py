"""What a person decided of an entry: kept for undoing, for counting how often the reader is right, and as an example for it."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.ledger.models import Promise

__all__ = ["Decision"]


class Decision(models.Model):
    """One decision; only ``undone_at`` is ever set afterwards.

    label:         what the words are: ``promise``, or for a rejected entry one of the library's other labels.
    is_sampled:    the entry was drawn by lot, not chosen for its doubt: only these tell how often the reader is right.
    before, after: contents of the entries as the reader gave them and as they are now (``ledger.from_library.CONTENT`` and figures).
    touched:       (promise, version before or None, version after), by their keys in the database: what undoing takes back.
    reach:         who may see it, as the entry's.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="decisions")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="decisions")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=12)
    label = models.CharField(max_length=10)
    is_sampled = models.BooleanField(default=False)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True)
    by = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    before = models.JSONField()
    after = models.JSONField()
    touched = models.JSONField()
    undone_at = models.DateTimeField(null=True)
    reach = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("by_id", "-at"), name="decision_last"),)

    def __str__(self) -> str:
        return f"{self.verb} {self.promise_id}"
