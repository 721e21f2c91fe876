"""What the API of jobs gives."""

from __future__ import annotations

from ninja import Schema

from lantu_workbench.base.api import PageOut

__all__ = ["JobOut", "JobsOut"]


class JobOut(Schema):
    id: int
    kind: str
    title: str
    state: str
    made_at: str
    ended_at: str | None
    user: str
    tries: int
    problem: str


class JobsOut(PageOut):
    rows: list[JobOut]
