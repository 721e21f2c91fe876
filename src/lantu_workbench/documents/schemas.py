"""What the API of documents takes and gives."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from lantu_workbench.base.api import PageOut, ReasonIn

__all__ = ["AddedOut", "DocumentOut", "DocumentsOut", "VisibilityIn"]


class DocumentOut(Schema):
    key: str
    title: str
    date: str | None
    promises: int
    state: str
    unit: str
    place: str
    body: str
    format: str
    characters: int
    size: int
    file_name: str
    sha256: str
    url: str
    added_at: str
    added_by: str


class DocumentsOut(PageOut):
    rows: list[DocumentOut]


class AddedOut(Schema):
    """What became of one file: a ``document`` or a ``table`` of statistics; ``is_new`` is false for bytes that were there already;
    ``error`` where it was refused.
    """

    file_name: str
    document: str | None
    table: str | None
    is_new: bool
    error: dict[str, Any] | None
    message: str


class VisibilityIn(ReasonIn):
    is_public: bool
