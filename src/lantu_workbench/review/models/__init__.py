"""The tables of the review."""

from lantu_workbench.review.models.decision import Decision

__all__ = ["Decision"]
