"""Coded values of the review."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["NOT_PROMISES", "Verb"]


class Verb(StrEnum):
    """What a person did to an entry."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SPLIT = "split"
    MERGED = "merged"


# What a rejected entry's words are instead: the library's other labels.
NOT_PROMISES = ("context", "result", "heading", "chrome")
