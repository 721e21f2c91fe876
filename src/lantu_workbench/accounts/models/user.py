"""People who sign in, and the roles they hold at units."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from lantu_workbench.accounts.models.unit import Unit

__all__ = ["Membership", "User"]


class User(AbstractBaseUser):
    """An account. Accounts are closed (``is_active``), never deleted: the log names them."""

    name = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=60, blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = BaseUserManager()
    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.full_name or self.name


class Membership(models.Model):
    """A role at a unit and all units below it; without a unit, in the whole office."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "unit", "role"), name="role_once", nulls_distinct=False),)

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"
