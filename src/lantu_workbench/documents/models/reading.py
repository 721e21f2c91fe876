"""What was read from a document, once: the texts, the map between them, places in the original, sentences."""

from __future__ import annotations

from django.db import models

from lantu_workbench.documents.models.document import Document

__all__ = ["Reading"]


class Reading(models.Model):
    """One reading; never changed. A document read again by a newer reader has a second one.

    text:    ``source_text``; clean: ``clean_text``, None where nothing was repaired. Both as zlib over UTF-8 (lone surrogates kept).
    details: offsets, locations, repairs, warnings, metadata and sentences, as zlib over JSON: ``documents.packing`` has the shape.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    number = models.PositiveIntegerField()
    reader = models.CharField(max_length=40)
    read_at = models.DateTimeField()
    text = models.BinaryField()
    clean = models.BinaryField(null=True)
    details = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="reading_number"),)

    def __str__(self) -> str:
        return f"{self.document} #{self.number}"
