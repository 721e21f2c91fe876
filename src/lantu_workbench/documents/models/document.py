"""One published text in the workbench."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from lantu_workbench.accounts.models import Unit
from lantu_workbench.documents.choices import DocumentState
from lantu_workbench.documents.models.stored_file import StoredFile

__all__ = ["Document"]


class Document(models.Model):
    """A document with its file and what it says of itself; its text is in its readings.

    key:       what addresses and exports call it; never changes.
    unit:      whose it is. reach: the units whose people may see it (``base.access``); is_public: whether everybody may.
    title … genre: from the reading; date, year and span as ``lantu.types.Metadata`` has them.
    published: ``date`` as far as it is a whole day, for sorting and ranges.
    kin, kin_kind, kin_share: an earlier document with the same or nearly the same words, and which share of them is the same.
    problem:   the coded error of a failed reading.
    """

    key = models.CharField(max_length=12, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    reach = models.TextField()
    is_public = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="documents")
    file_name = models.CharField(max_length=255)
    format = models.CharField(max_length=16)
    title = models.CharField(max_length=300, blank=True)
    date = models.CharField(max_length=10, blank=True)
    published = models.DateField(null=True)
    year = models.CharField(max_length=4, blank=True)
    span = models.CharField(max_length=9, blank=True)
    place = models.CharField(max_length=120, blank=True)
    body = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=1000, blank=True)
    genre = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default=DocumentState.WAITING)
    problem = models.JSONField(null=True)
    added_at = models.DateTimeField(db_index=True)
    added_by = models.TextField(blank=True)
    reading = models.ForeignKey("documents.Reading", on_delete=models.SET_NULL, null=True, related_name="+")
    characters = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    promises = models.PositiveIntegerField(default=0)
    kin = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="younger_kin")
    kin_kind = models.CharField(max_length=10, blank=True)
    kin_share = models.FloatField(null=True)

    class Meta:
        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return self.title or self.file_name

    def get_absolute_url(self) -> str:
        return reverse("document", args=(self.key,))

    @property
    def kin_words(self) -> str:
        """The last name of the words that say what it is to its kin."""
        return f"kin_{self.kin_kind}"
