"""Coded values of documents."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["READ_JOB", "DocumentState", "Kin"]

# The kind of job that reads a document; the ledger registers what does it.
READ_JOB = "documents.read"


class DocumentState(StrEnum):
    """``waiting`` to be read, ``ready``, or ``failed`` with the error of the reader."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class Kin(StrEnum):
    """What one document is to an earlier one: the same words elsewhere, or a new edition of them."""

    REPRINT = "reprint"
    EDITION = "edition"
