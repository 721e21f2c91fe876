"""Make a token for programs."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from lantu_workbench.accounts.models import ApiToken
from lantu_workbench.accounts.tokens import hash_of_token
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record

__all__ = ["make_token"]


def make_token(name: str, *, scope: str, days: int | None, by: Access) -> tuple[ApiToken, str]:
    """A new token of the person's own, and its words, which are never shown again."""
    if by.user_id is None or by.read_only:
        raise PermissionDenied("a token belongs to somebody who may write")
    words = f"lantu_{secrets.token_urlsafe(32)}"
    expires = timezone.now() + timedelta(days=days) if days else None
    with transaction.atomic():
        token = ApiToken.objects.create(
            user_id=by.user_id, name=name, hash=hash_of_token(words), hint=words[:12], scope=scope, expires_at=expires
        )
        after = {"name": name, "scope": scope, "expires_at": expires and expires.isoformat()}
        record(Write("accounts.token.made", "token", str(token.pk), after=after, reason=name), by=by)
    return token, words
