"""The tables of people and units."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_workbench.accounts.models import ApiToken, Membership, Unit, User
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.words import say

__all__ = ["PEOPLE", "UNITS", "person_record", "role_text", "token_record"]


def role_text(membership: Membership) -> str:
    """A role with the unit it is held at."""
    unit = membership.unit.name if membership.unit else say("accounts.whole_office")
    return say("accounts.role_at", role=say(f"accounts.role.{membership.role}"), unit=unit)


def _roles(user: User) -> list[str]:
    return [role_text(membership) for membership in user.memberships.all()]


def _name(user: User) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("person", args=(user.pk,)), user.name)


def _state(user: User) -> str:
    return say("accounts.open" if user.is_active else "accounts.closed")


PEOPLE = Table(
    (
        Column("name", "accounts.name", lambda user: user.name, cell=_name, sort=("name",), fixed=True),
        Column("full_name", "accounts.full_name", lambda user: user.full_name, sort=("full_name",)),
        Column("roles", "accounts.roles", _roles, cell=lambda user: "、".join(_roles(user))),
        Column("state", "accounts.state", _state),
        Column(
            "last_login",
            "accounts.last_login",
            lambda user: user.last_login and user.last_login.isoformat(timespec="seconds"),
            sort=("last_login",),
        ),
    ),
    order=("name", "pk"),
)


def person_record(user: User) -> dict[str, Any]:
    """One account as JSON values."""
    roles = [{"role": held.role, "path": held.unit.path if held.unit else "/"} for held in user.memberships.all()]
    return {**PEOPLE.record(user), "id": user.pk, "roles": roles, "is_active": user.is_active}


def token_record(token: ApiToken) -> dict[str, Any]:
    """One token as JSON values: nothing that lets anybody in."""
    moments = {name: (at := getattr(token, name)) and at.isoformat(timespec="seconds") for name in ("expires_at", "used_at")}
    return {"id": token.pk, "name": token.name, "scope": token.scope, "hint": token.hint, **moments}


def _indented(unit: Unit) -> SafeString:
    return format_html('<a class="depth-{}" href="{}">{}</a>', min(unit.depth, 5), reverse("unit", args=(unit.pk,)), unit.name)


UNITS = Table(
    (
        Column("name", "accounts.unit_name", lambda unit: unit.name, cell=_indented, fixed=True),
        Column("aliases", "accounts.aliases", lambda unit: unit.aliases, cell=lambda unit: "、".join(unit.aliases)),
        Column("path", "accounts.path", lambda unit: unit.path, shown=False),
    ),
    order=("path", "pk"),
)
