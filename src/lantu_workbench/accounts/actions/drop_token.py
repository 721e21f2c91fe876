"""Take a token back."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404

from lantu_workbench.accounts.models import ApiToken
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record

__all__ = ["drop_token"]


def drop_token(key: int, *, by: Access) -> None:
    """Delete one of the person's own tokens."""
    with transaction.atomic():
        token = ApiToken.objects.filter(pk=key, user_id=by.user_id or 0).first()
        if token is None or by.read_only:
            raise Http404
        record(Write("accounts.token.dropped", "token", str(token.pk), before={"name": token.name}, reason=token.name), by=by)
        token.delete()
