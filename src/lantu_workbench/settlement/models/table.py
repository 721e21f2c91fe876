"""A table of statistics: a file with the mapping by which it is read."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from lantu_workbench.accounts.models import Unit
from lantu_workbench.documents.models import StoredFile

__all__ = ["DataTable"]


class DataTable(models.Model):
    """CSV, XLSX or SDMX. ``mapping`` is the TOML by which its columns are read; "" where nobody has said it and it could not be guessed.

    columns:            its head, by which a mapping is remembered for the next table that has the same one.
    observations, held: how many values were read from it, and how many of them wait for a person because they look wrong.
    problem:            the coded error of the last reading.
    withdrawn_at:       since when it proves nothing any more; the row stays, for verdicts cite it.
    """

    key = models.CharField(max_length=12, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="data_tables")
    reach = models.TextField()
    is_public = models.BooleanField(default=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="data_tables")
    file_name = models.CharField(max_length=255)
    columns = models.JSONField(default=list)
    mapping = models.TextField(blank=True)
    problem = models.JSONField(null=True)
    observations = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()
    added_by = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("data-table", args=(self.key,))
