"""The main ways through the workbench, in the order in which they stand."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NAVIGATION", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """One entry: the name of its address, its words, its icon, and the right (``base.access.Right``) that one needs to have use for it."""

    view: str
    words: str
    icon: str
    right: str = ""


NAVIGATION = (
    Way("wall", "wall.title", "wall"),
    Way("ledger", "ledger.title", "ledger"),
    Way("documents", "documents.title", "document"),
    Way("review", "review.title", "review", "review"),
    Way("settlement", "settlement.title", "settle"),
    Way("tree", "plans.tree", "tree"),
    Way("findings", "plans.findings", "warning"),
    Way("jobs", "jobs.title", "job", "see_jobs"),
    Way("log", "base.log", "log", "see_log"),
    Way("people", "accounts.people", "people", "see_people"),
)
