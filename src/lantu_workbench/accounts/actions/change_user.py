"""Change an account: its name for people, its password, whether it is open."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied
from django.db import transaction

from lantu_workbench.accounts.models import User
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record

__all__ = ["change_password", "change_user"]


def change_user(user: User, *, full_name: str, is_active: bool, reason: str, by: Access) -> None:
    """Rename, close or open. Nobody closes their own account: somebody must remain who can open it again."""
    by.require(Right.MANAGE, "/")
    if user.pk == by.user_id and not is_active:
        raise PermissionDenied("one's own account")
    with transaction.atomic():
        before = {"full_name": user.full_name, "is_active": user.is_active}
        after = {"full_name": full_name, "is_active": is_active}
        if before == after:
            return
        user.full_name, user.is_active = full_name, is_active
        user.save(update_fields=["full_name", "is_active"])
        record(Write("accounts.user.changed", "user", str(user.pk), before=before, after=after, reason=reason), by=by)


def change_password(user: User, password: str, *, by: Access) -> None:
    """Set a password: one's own, or anybody's for those who manage. Raises ValidationError for a weak one."""
    if user.pk != by.user_id:
        by.require(Right.MANAGE, "/")
    elif by.read_only:
        raise PermissionDenied("a token for reading")
    validate_password(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        record(Write("accounts.user.password_changed", "user", str(user.pk), reason=user.name), by=by)
