"""Coded values of accounts."""

from lantu_workbench.base.access import Role
from lantu_workbench.base.words import say_later

__all__ = ["ROLE_CHOICES", "TOKEN_SCOPES"]

# The public has no account, so nobody is given its role.
ROLE_CHOICES = [(role.value, say_later(f"accounts.role.{role}")) for role in Role if role is not Role.PUBLIC]
TOKEN_SCOPES = [("read", say_later("accounts.scope.read")), ("write", say_later("accounts.scope.write"))]
