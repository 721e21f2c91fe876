"""Views of a list that somebody keeps."""

from __future__ import annotations

from django.db import models

from lantu_workbench.accounts.models import User

__all__ = ["SavedView"]


class SavedView(models.Model):
    """A list's address under a name; ``is_shared`` shows it to all colleagues (who see through it only what they may see anyway)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    title = models.CharField(max_length=60)
    query = models.CharField(max_length=2000)
    is_shared = models.BooleanField(default=False)

    class Meta:
        ordering = ("title", "pk")
        constraints = (models.UniqueConstraint(fields=("user", "title"), name="view_title_once"),)

    def __str__(self) -> str:
        return self.title
