"""What the API of plans gives."""

from __future__ import annotations

from ninja import Schema

from lantu_workbench.base.api import PageOut
from lantu_workbench.ledger.schemas import PromiseOut

__all__ = ["BranchOut", "CascadeOut", "EndOut", "FindingOut", "FindingsOut", "SideOut"]


class SideOut(Schema):
    """A citation: offsets count the document's source text."""

    document: str
    start: int
    end: int
    quote: str
    zh: str
    en: str


class FindingOut(Schema):
    kind: str
    text: str
    subject: str
    here: list[SideOut]
    there: list[SideOut]
    confidence: float


class FindingsOut(PageOut):
    rows: list[FindingOut]


class BranchOut(Schema):
    title: str
    document: str
    count: int
    branches: list[BranchOut]


class EndOut(Schema):
    promise: PromiseOut
    reasons: list[list[str]]
    confidence: float


class CascadeOut(Schema):
    """What a promise serves, and what serves it."""

    above: list[EndOut]
    below: list[EndOut]
