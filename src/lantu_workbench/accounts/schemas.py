"""What the API of accounts takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from lantu_workbench.base.api import GivenIn, ReasonIn

__all__ = [
    "GrantOut",
    "MeOut",
    "PasswordIn",
    "PeopleOut",
    "PersonChangeIn",
    "PersonIn",
    "PersonOut",
    "TokenIn",
    "TokenMadeOut",
    "TokenOut",
    "UnitChangeIn",
    "UnitIn",
    "UnitOut",
]

RoleName = Literal["administrator", "supervision", "clerk", "leader", "auditor"]


class GrantOut(Schema):
    role: str
    path: str


class MeOut(Schema):
    """Whose access this is, and what it allows."""

    id: int | None
    name: str
    grants: list[GrantOut]
    rights: list[str]
    read_only: bool


class UnitOut(Schema):
    id: int
    name: str
    aliases: list[str]
    parent: int | None
    path: str


class UnitIn(GivenIn):
    name: str = Field(min_length=1, max_length=120)
    parent: int | None = None
    aliases: list[str] = Field(default_factory=list)


class UnitChangeIn(ReasonIn):
    """What is left out stays as it is."""

    name: str | None = Field(default=None, min_length=1, max_length=120)
    aliases: list[str] | None = None


class PersonOut(Schema):
    id: int
    name: str
    full_name: str
    roles: list[GrantOut]
    is_active: bool


class PeopleOut(Schema):
    rows: list[PersonOut]


class PersonIn(GivenIn):
    name: str = Field(min_length=1, max_length=60)
    full_name: str = ""
    password: str | None = None
    role: RoleName
    unit: int | None = Field(default=None, description="None: the whole office.")


class PersonChangeIn(ReasonIn):
    """What is left out stays as it is."""

    full_name: str | None = Field(default=None, max_length=60)
    is_active: bool | None = None
    role: RoleName | None = None
    unit: int | None = Field(default=None, description="With a role; None: the whole office.")


class PasswordIn(GivenIn):
    password: str = Field(max_length=200)


class TokenOut(Schema):
    id: int
    name: str
    hint: str
    scope: str
    made_at: datetime
    expires_at: datetime | None
    used_at: datetime | None


class TokenIn(GivenIn):
    name: str = Field(min_length=1, max_length=60)
    scope: Literal["read", "write"] = "read"
    days: int | None = Field(default=365, ge=1, le=3660)


class TokenMadeOut(TokenOut):
    token: str = Field(description="Shown only now.")
