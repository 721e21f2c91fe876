"""Reads of accounts: what access somebody has, and lists for those who manage."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from lantu_workbench.accounts.models import ApiToken, Membership, Unit, User
from lantu_workbench.accounts.tokens import hash_of_token
from lantu_workbench.base.access import Access, Grant, Right, Role

__all__ = ["access_of", "access_of_token", "office_of", "people", "tokens_of", "units"]


def access_of(user: User | None, *, via: str = "page", request_id: str = "", read_only: bool = False) -> Access:
    """The access of a person, or of the public. One query for the roles."""
    if user is None or not user.is_authenticated or not user.is_active:
        return Access(None, "", via=via, request_id=request_id, sees_public=settings.LANTU_PUBLIC)
    pairs = Membership.objects.filter(user=user).values_list("role", "unit__path")
    grants = tuple(Grant(Role(role), path or "/") for role, path in pairs)
    return Access(user.pk, str(user), grants, via=via, request_id=request_id, read_only=read_only, sees_public=True)


def access_of_token(words: str, *, request_id: str = "") -> Access | None:
    """The access that a token gives; None where it is unknown, expired or its owner's account closed."""
    token = ApiToken.objects.select_related("user").filter(hash=hash_of_token(words)).first()
    now = timezone.now()
    if token is None or not token.user.is_active or (token.expires_at and token.expires_at <= now):
        return None
    if token.used_at is None or (now - token.used_at).total_seconds() > 60:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
    return access_of(token.user, via="api", request_id=request_id, read_only=token.scope == "read")


def people(access: Access) -> QuerySet[User]:
    """All accounts, for those who manage or audit the whole office."""
    rows = User.objects.prefetch_related("memberships__unit")
    return rows if access.everywhere(Right.SEE_PEOPLE) else rows.none()


def units(access: Access, right: Right = Right.SEE) -> QuerySet[Unit]:
    """The units at and below those where somebody has a right; without one named, the units that they see."""
    paths = access.paths(right)
    if "/" in paths:
        return Unit.objects.all()
    rows = Unit.objects.none()
    for path in paths:
        rows = rows | Unit.objects.filter(path__startswith=path)
    return rows


def office_of(unit: Unit) -> Unit:
    """The topmost unit above one, or itself: what is read of an office together."""
    return Unit.objects.get(pk=int(unit.path.split("/")[1]))


def tokens_of(access: Access) -> QuerySet[ApiToken]:
    """One's own tokens."""
    return ApiToken.objects.filter(user_id=access.user_id) if access.user_id else ApiToken.objects.none()
