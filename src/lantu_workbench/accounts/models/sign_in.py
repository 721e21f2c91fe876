"""Wrong passwords, counted to slow guessing down."""

from __future__ import annotations

from django.db import models

__all__ = ["SignInFailure"]


class SignInFailure(models.Model):
    """One failed sign-in, by name and by address. Old ones are swept away by the action that counts them."""

    name = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("name", "at"), name="failure_name"), models.Index(fields=("address", "at"), name="failure_address"))

    def __str__(self) -> str:
        return f"{self.name} {self.address} {self.at:%Y-%m-%d %H:%M:%S}"
