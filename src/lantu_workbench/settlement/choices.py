"""Coded values of the settlement."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DECIDED", "DISPUTE_DAYS", "SETTLE_JOB", "Basis", "DisputeState", "HeldState"]

# The kind of job that settles an office's promises.
SETTLE_JOB = "settlement.settle"
# What stands for a rule where a person decided.
DECIDED = "settlement.dispute.decided"
# Days that a second reviewer has to decide a dispute.
DISPUTE_DAYS = 15


class Basis(StrEnum):
    """What a verdict rests on: a rule, or a second reviewer's decision of a dispute."""

    RULE = "rule"
    DISPUTE = "dispute"


class DisputeState(StrEnum):
    """``upheld``: the verdict stands; ``changed``: it does not."""

    OPEN = "open"
    UPHELD = "upheld"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class HeldState(StrEnum):
    """What people made of a value that looks wrong: nothing yet, that it is right, or that it is not."""

    OPEN = "open"
    RELEASED = "released"
    DISCARDED = "discarded"
