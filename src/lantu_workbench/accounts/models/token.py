"""Tokens with which programs sign in to the API."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from lantu_workbench.accounts.models.user import User

__all__ = ["ApiToken"]


class ApiToken(models.Model):
    """A token of one person, with that person's rights or, with scope ``read``, only those to see. Its words are shown once; the hash is
    kept.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    # SHA-256 of 32 random bytes: there is nothing to guess, so no slow hash is needed.
    hash = models.CharField(max_length=64, unique=True)
    # The first characters, to know it by.
    hint = models.CharField(max_length=12)
    scope = models.CharField(max_length=8, default="read")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"
