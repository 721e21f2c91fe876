"""What the API of the log gives."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field

from lantu_workbench.base.api import PageOut

__all__ = ["EntryOut", "LogOut", "LogRowOut"]


class LogRowOut(Schema):
    number: int
    at: str
    actor: str
    action: str
    target: str
    reason: str
    via: str
    before: str | None = Field(description="JSON.")
    after: str | None = Field(description="JSON.")
    hash: str
    previous: str


class LogOut(PageOut):
    rows: list[LogRowOut]


class EntryOut(Schema):
    """One entry with exactly the fields that are hashed, and the hash."""

    number: int
    at: str
    actor_id: int | None
    actor: str
    via: str
    request: str
    action: str
    kind: str
    key: str
    before: str | None
    after: str | None
    reason: str
    reach: str
    previous: str
    hash: str
