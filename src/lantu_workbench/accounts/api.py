"""The API of accounts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from lantu_workbench.accounts import queries
from lantu_workbench.accounts.actions.change_unit import change_unit
from lantu_workbench.accounts.actions.change_user import change_password, change_user
from lantu_workbench.accounts.actions.drop_token import drop_token
from lantu_workbench.accounts.actions.make_token import make_token
from lantu_workbench.accounts.actions.make_unit import make_unit
from lantu_workbench.accounts.actions.make_user import make_user, set_roles
from lantu_workbench.accounts.models import Unit, User
from lantu_workbench.accounts.schemas import (
    MeOut,
    PasswordIn,
    PeopleOut,
    PersonChangeIn,
    PersonIn,
    PersonOut,
    TokenIn,
    TokenMadeOut,
    TokenOut,
    UnitChangeIn,
    UnitIn,
    UnitOut,
)
from lantu_workbench.base.access import Right, Role

__all__ = ["router"]

router = Router(tags=["accounts"])


@router.get("/me", response=MeOut)
def me(request: HttpRequest) -> Any:
    """Whose access this is."""
    access = request.access
    return {
        "id": access.user_id,
        "name": access.name,
        "grants": [{"role": grant.role.value, "path": grant.path} for grant in access.grants],
        "rights": sorted(right.value for right in access.rights),
        "read_only": access.read_only,
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {"id": unit.pk, "name": unit.name, "aliases": unit.aliases, "parent": unit.parent_id, "path": unit.path}


@router.get("/units", response=list[UnitOut])
def units(request: HttpRequest) -> Any:
    """The units that one may see, each after its parent."""
    return [_unit(unit) for unit in queries.units(request.access)]


@router.post("/units", response={201: UnitOut})
def add_unit(request: HttpRequest, given: UnitIn) -> Any:
    """Make a unit."""
    parent = get_object_or_404(queries.units(request.access), pk=given.parent) if given.parent is not None else None
    return Status(201, _unit(make_unit(given.name, parent=parent, aliases=given.aliases, by=request.access)))


@router.patch("/units/{key}", response=UnitOut)
def alter_unit(request: HttpRequest, key: int, given: UnitChangeIn) -> Any:
    """Call a unit otherwise. Older entries that name it so are opened to it."""
    unit = get_object_or_404(queries.units(request.access), pk=key)
    name = unit.name if given.name is None else given.name
    aliases = unit.aliases if given.aliases is None else given.aliases
    change_unit(unit, name=name, aliases=aliases, reason=given.reason, by=request.access)
    return _unit(unit)


def _person(user: User) -> dict[str, Any]:
    roles = [{"role": held.role, "path": held.unit.path if held.unit else "/"} for held in user.memberships.all()]
    return {"id": user.pk, "name": user.name, "full_name": user.full_name, "roles": roles, "is_active": user.is_active}


@router.get("/people", response=PeopleOut)
def people(request: HttpRequest) -> Any:
    """All accounts."""
    if not request.access.everywhere(Right.SEE_PEOPLE):
        raise PermissionDenied
    return {"rows": [_person(user) for user in queries.people(request.access)]}


@router.post("/people", response={201: PersonOut})
def add_person(request: HttpRequest, given: PersonIn) -> Any:
    """Make an account with one role. Without a password it can only be entered by a sign-in link."""
    request.access.require(Right.MANAGE, "/")
    unit = get_object_or_404(Unit, pk=given.unit) if given.unit is not None else None
    roles = [(Role(given.role), unit)]
    return Status(201, _person(make_user(given.name, password=given.password, full_name=given.full_name, roles=roles, by=request.access)))


@router.patch("/people/{key}", response=PersonOut)
def change_person(request: HttpRequest, key: int, given: PersonChangeIn) -> Any:
    """Rename an account, close or open it, give it another role. Nobody closes their own account or changes their own role."""
    access = request.access
    access.require(Right.MANAGE, "/")
    user = get_object_or_404(queries.people(access), pk=key)
    name = user.full_name if given.full_name is None else given.full_name
    is_active = user.is_active if given.is_active is None else given.is_active
    change_user(user, full_name=name, is_active=is_active, reason=given.reason, by=access)
    if given.role is not None and user.pk != access.user_id:
        unit = get_object_or_404(Unit, pk=given.unit) if given.unit is not None else None
        set_roles(user, [(Role(given.role), unit)], reason=given.reason, by=access)
    return _person(queries.people(access).get(pk=key))


@router.post("/people/{key}/password", response={204: None})
def set_password(request: HttpRequest, key: int, given: PasswordIn) -> Any:
    """Set a password: one's own, or anybody's for those who manage."""
    access = request.access
    user = User.objects.filter(pk=key).first()
    if user is None or (key != access.user_id and not access.everywhere(Right.MANAGE)):
        raise PermissionDenied
    change_password(user, given.password, by=access)
    return Status(204, None)


@router.get("/tokens", response=list[TokenOut])
def tokens(request: HttpRequest) -> Any:
    """One's own tokens."""
    return queries.tokens_of(request.access)


@router.post("/tokens", response={201: TokenMadeOut})
def add_token(request: HttpRequest, given: TokenIn) -> Any:
    """Make a token with one's own rights, or only those to see."""
    token, words = make_token(given.name, scope=given.scope, days=given.days, by=request.access)
    return Status(201, {**{name: getattr(token, name) for name in TokenOut.model_fields if name != "id"}, "id": token.pk, "token": words})


@router.delete("/tokens/{key}", response={204: None})
def remove_token(request: HttpRequest, key: int) -> Any:
    """Take one of one's own tokens back."""
    drop_token(key, by=request.access)
    return Status(204, None)
