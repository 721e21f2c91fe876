"""What the API of the review takes and gives."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from lantu_workbench.ledger.schemas import Kind

__all__ = ["AcceptIn", "AccuracyOut", "CorrectIn", "DecisionOut", "MergeIn", "RejectIn", "SplitIn"]


class AcceptIn(Schema):
    reason: str = Field(default="", max_length=500)


class RejectIn(AcceptIn):
    label: Literal["context", "result", "heading", "chrome"]


class CorrectIn(AcceptIn):
    """What is left out stays as it is. ``words``: the item's own words, word for word as in the text."""

    words: str = Field(default="", max_length=2000)
    action: str | None = Field(default=None, max_length=60)
    object: str | None = Field(default=None, max_length=300)
    actor: str | None = Field(default=None, max_length=120)
    place: str | None = Field(default=None, max_length=120)
    due: str | None = Field(default=None, max_length=21)
    kind: Kind | None = None
    lead_body: str | None = Field(default=None, max_length=120)
    responsible_bodies: list[str] | None = Field(default=None, max_length=40)


class SplitIn(AcceptIn):
    """``parts``: the words of each item, in their order in the text."""

    parts: list[str] = Field(min_length=2, max_length=50)


class MergeIn(AcceptIn):
    other: str


class DecisionOut(Schema):
    """A decision; ``before`` and ``after`` are the entries' contents."""

    id: int
    promise: str
    verb: str
    label: str
    is_sampled: bool
    at: datetime
    by: str
    reason: str
    undone_at: datetime | None
    before: list[dict[str, Any]]
    after: list[dict[str, Any]]


class AccuracyOut(Schema):
    """``kind`` is "" for all; ``low`` and ``high`` bound the share of right ones at 95 per cent."""

    kind: str
    checked: int
    right: int
    mended: int
    wrong: int
    share: float | None
    low: float
    high: float
