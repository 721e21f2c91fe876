"""Coded values of documents."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DocumentState", "Kin"]


class DocumentState(StrEnum):
    """``waiting`` to be read, ``ready``, or ``failed`` with the error of the reader."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class Kin(StrEnum):
    """What one document is to an earlier one: the same words elsewhere, or a new edition of them."""

    REPRINT = "reprint"
    EDITION = "edition"
