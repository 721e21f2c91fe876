"""Links between statements: what serves what, and names that may be one."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.citation import Citation

__all__ = ["Link", "Reason", "Renaming"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two statements belong together.

    kind: "same_project" "same_indicator" "reference" "same_object"; words: what they share.
    """

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """``lower`` serves ``upper``: numbers of statements, the owner of the lower one lying inside the upper one's place.

    confidence: 0 to 1, of the strongest reason, raised by further ones.
    """

    upper: int
    lower: int
    reasons: tuple[Reason, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Renaming:
    """Two names that may mean one thing, for a person to confirm.

    change: "inserted" (one has words more), "replaced" (a few words differ), "count" (their numbers differ), "head" (the last noun
            differs).
    citations: a mention of each, in the order of ``names``.
    """

    names: tuple[str, str]
    owners: tuple[str, str]
    change: str
    confidence: float
    citations: tuple[Citation, Citation]
