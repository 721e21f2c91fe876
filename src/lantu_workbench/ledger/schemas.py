"""What the API of the ledger takes and gives."""

from __future__ import annotations

from datetime import date
from typing import Literal

from ninja import Schema
from pydantic import Field

from lantu_workbench.base.api import GivenIn, PageOut, ReasonIn
from lantu_workbench.documents.schemas import DocumentOut

__all__ = [
    "ChangeIn",
    "ChangedOut",
    "FigureOut",
    "LedgerOut",
    "PromiseOut",
    "ReadDocumentOut",
    "SentenceOut",
    "StoryOut",
    "ViewIn",
    "ViewOut",
]

Kind = Literal["outcome", "project", "institution", "service", "spending", "campaign"]


class FigureOut(Schema):
    """As ``lantu.Figure``; offsets count the source text, ``clean_`` ones the repaired text."""

    mention: str
    start: int
    end: int
    clean_start: int
    clean_end: int
    kind: str
    indicator: str
    place: str
    cmp: str
    value: float
    value2: float | None
    unit: str
    measure: str
    period: str
    period_detail: str
    form: str
    confidence: float
    reasons: dict[str, str]


class PromiseOut(Schema):
    """An entry as it holds, or held on a day."""

    id: str
    text: str
    figures: list[FigureOut]
    lead_body: str
    responsible_bodies: list[str]
    due: str
    due_text: str
    kind: str
    verifiable: int
    missing: list[str]
    verdict: str
    status: str
    actor: str
    place: str
    action: str
    object: str
    headings: list[str]
    document: str
    location: str
    quote: str
    start: int
    end: int
    confidence: float
    reasons: dict[str, str]
    same_as: str
    change: str
    known_from: str


class LedgerOut(PageOut):
    rows: list[PromiseOut]


class StoryOut(PromiseOut):
    """An entry with all its versions, newest first."""

    history: list[PromiseOut]


class ReadDocumentOut(DocumentOut):
    """A document with its entries in the order of the text."""

    entries: list[PromiseOut]


class SentenceOut(Schema):
    """A sentence and what it was taken for; offsets count the source text."""

    index: int
    start: int
    end: int
    label: str
    level: int | None
    text: str
    confidence: float
    reason: str


class ChangeIn(ReasonIn):
    """Entries and what they are to have. All are changed or none; what an entry has already makes no version."""

    promises: list[str] = Field(min_length=1, max_length=20000)
    change: Literal["confirmed", "corrected", "rejected", "restored", "edited"] = "edited"
    true_from: date | None = Field(default=None, description="Where things have changed since; leave out to mend a misreading.")
    status: Literal["unreviewed", "confirmed", "corrected", "rejected"] | None = None
    text: str | None = None
    action: str | None = None
    object: str | None = None
    actor: str | None = None
    place: str | None = None
    due: str | None = None
    kind: Kind | None = None
    lead_body: str | None = None
    responsible_bodies: list[str] | None = None


class ChangedOut(Schema):
    changed: int


class ViewIn(GivenIn):
    title: str = Field(min_length=1, max_length=60)
    query: str = Field(default="", max_length=2000)
    is_shared: bool = False


class ViewOut(ViewIn):
    id: int
    user: str
