"""Make an account."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from lantu_workbench.accounts.models import Membership, Unit, User
from lantu_workbench.base.access import Access, Right, Role
from lantu_workbench.base.log import Write, record

__all__ = ["make_user", "set_roles"]


def make_user(name: str, *, password: str | None, full_name: str = "", roles: Iterable[tuple[Role, Unit | None]] = (), by: Access) -> User:
    """An account with its roles. Without a password it can only be entered by a sign-in link. Raises ValidationError for a weak one."""
    by.require(Right.MANAGE, "/")
    with transaction.atomic():
        user = User(name=name, full_name=full_name)
        if password is not None:
            validate_password(password, user)
        user.set_password(password)
        user.full_clean()
        user.save()
        record(Write("accounts.user.made", "user", str(user.pk), after={"name": name, "full_name": full_name}, reason=name), by=by)
        set_roles(user, roles, reason=name, by=by)
    return user


def set_roles(user: User, roles: Iterable[tuple[Role, Unit | None]], *, reason: str, by: Access) -> None:
    """Give exactly these roles."""
    by.require(Right.MANAGE, "/")
    with transaction.atomic():
        before = _roles(user)
        user.memberships.all().delete()
        Membership.objects.bulk_create(Membership(user=user, role=role.value, unit=unit) for role, unit in dict.fromkeys(roles))
        after = _roles(user)
        if before != after:
            record(Write("accounts.user.roles_set", "user", str(user.pk), before=before, after=after, reason=reason), by=by)


def _roles(user: User) -> list[list[str]]:
    pairs = Membership.objects.filter(user=user).values_list("role", "unit__path")
    return sorted([role, path or "/"] for role, path in pairs)
