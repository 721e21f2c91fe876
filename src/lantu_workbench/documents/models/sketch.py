"""Sketches of texts, by which near-duplicates are found."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models.document import Document

__all__ = ["Shingle"]


class Shingle(models.Model):
    """One of the smallest hashes of a document's text (``documents.kinship``)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="shingles")
    value = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.document_id} {self.value}"
