"""What is said of a promise, from one moment of knowing to the next."""

from __future__ import annotations

from typing import Any

from django.db import models

from lantu_workbench.accounts.models import Unit
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.models.promise import Promise

__all__ = ["FacetIndex", "PromiseVersion"]


class FacetIndex(models.Index):
    """Holds all that the facets count and all that narrows them, so that SQLite never reads the rows for them.

    PostgreSQL refuses a row whose columns are too long for an index: there only the first four, which are short, are in it.
    """

    _SHORT = 4

    def create_sql(self, model: type[models.Model], schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        if schema_editor.connection.vendor == "sqlite":
            return super().create_sql(model, schema_editor, using, **kwargs)
        short = models.Index(fields=self.fields[: self._SHORT], name=self.name, condition=self.condition)
        return short.create_sql(model, schema_editor, using, **kwargs)


class PromiseVersion(models.Model):
    """One version; its content is never changed, only the end of its time is set.

    known_from, known_to: when the workbench took it to be so; ``known_to`` None for what it takes to be so now.
    true_from, true_to:   the days on which it is so in the world, ``true_to`` not among them; None for from the first, and for ever on.
    is_current:           known now and true to this day: what the ledger shows unless asked for another day.
    start, end:           the item, code points into the reading's ``source_text``; clean_start, clean_end: into its ``clean_text``.
    due_day, due_year:    the last day that ``due`` allows, and its year; None and "" where the document names none.
    doubt:                one minus the least confidence of the item and its figures: the queue of the review is sorted by it.
    lead_unit:            the unit whose name or alias ``lead_body`` is; None where no unit bears it.
    reach, is_public:     who may see it, as the document's, widened to the bodies it names; no content, kept alike on all versions.
    Other fields are those of ``lantu.Promise`` and ``lantu.Citation``.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="versions")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="ledger_versions")
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="ledger_versions")
    number = models.PositiveIntegerField()
    known_from = models.DateTimeField()
    known_to = models.DateTimeField(null=True)
    true_from = models.DateField(null=True)
    true_to = models.DateField(null=True)
    is_current = models.BooleanField(default=True)
    change = models.CharField(max_length=12, default=Change.READ)
    reason = models.TextField(blank=True)
    by_id = models.BigIntegerField(null=True)
    by = models.TextField(blank=True)
    reach = models.TextField()
    is_public = models.BooleanField(default=False)
    status = models.CharField(max_length=12, default=Status.UNREVIEWED)

    text = models.TextField()
    action = models.TextField(blank=True)
    object = models.TextField(blank=True)
    actor = models.TextField(blank=True)
    place = models.TextField(blank=True)
    due = models.CharField(max_length=21, blank=True)
    due_text = models.TextField(blank=True)
    due_day = models.DateField(null=True)
    due_year = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=16)
    headings = models.JSONField(default=list)
    lead_body = models.TextField(blank=True)
    responsible_bodies = models.JSONField(default=list)
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    named = models.JSONField(default=dict)
    verifiable = models.PositiveSmallIntegerField(default=0)
    missing = models.JSONField(default=list)
    reasons = models.JSONField(default=dict)
    confidence = models.FloatField(default=1.0)
    doubt = models.FloatField(default=0.0)
    same_as = models.CharField(max_length=40, blank=True)
    figure_count = models.PositiveSmallIntegerField(default=0)

    sentence = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    clean_start = models.PositiveIntegerField()
    clean_end = models.PositiveIntegerField()
    quote = models.TextField()
    page = models.PositiveIntegerField(null=True)
    line = models.PositiveIntegerField(null=True)
    paragraph = models.PositiveIntegerField(null=True)
    cell = models.JSONField(null=True)
    element = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("promise", "number"), name="version_number"),
            models.UniqueConstraint(fields=("promise",), condition=models.Q(is_current=True), name="one_current_version"),
        )
        indexes = (
            models.Index(fields=("-document", "start", "id"), name="version_order", condition=models.Q(is_current=True)),
            models.Index(fields=("due_day", "id"), name="version_due", condition=models.Q(is_current=True)),
            models.Index(fields=("-doubt", "id"), name="version_doubt", condition=models.Q(is_current=True)),
            FacetIndex(
                fields=("kind", "due_year", "verifiable", "status", "place", "lead_body", "is_public", "reach", "id"),
                name="version_facets",
                condition=models.Q(is_current=True),
            ),
            models.Index(fields=("place",), name="version_place", condition=models.Q(is_current=True)),
            models.Index(fields=("known_from", "known_to"), name="version_known"),
        )

    def __str__(self) -> str:
        return f"{self.promise_id} #{self.number} {self.text[:40]}"
