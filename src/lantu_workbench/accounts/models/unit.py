"""Units: the offices, bureaus, districts and parks of an administration, in a tree."""

from __future__ import annotations

from django.db import models

__all__ = ["Unit"]


class Unit(models.Model):
    """One unit. ``path`` is the ids above it and its own, ``/1/4/``; the action that makes or moves a unit keeps it."""

    name = models.CharField(max_length=120)
    # Other names under which documents speak of it.
    aliases = models.JSONField(default=list)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    path = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ("path",)
        constraints = (models.UniqueConstraint(fields=("parent", "name"), name="unit_name_once"),)

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """0 for a topmost unit."""
        return self.path.count("/") - 2
