"""Coded values of the ledger."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Change", "Status"]


class Status(StrEnum):
    """What people have said of an entry. ``rejected`` ones are no promise; they stay, out of sight."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Change(StrEnum):
    """What made a version: the reader, the reader again, or a person's act."""

    READ = "read"
    READ_AGAIN = "read_again"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    RESTORED = "restored"
    SPLIT = "split"
    MERGED = "merged"
    ADDED = "added"
    EDITED = "edited"
    IMPORTED = "imported"
