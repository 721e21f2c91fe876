"""The life of a promise over the years of a series of documents."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.citation import Citation
from lantu.types.figure import Figure

__all__ = ["Life", "Stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One year of it.

    year:  of the document. change against the year before: "new" "carried_on" "raised" "lowered" "softened" "hardened" "renamed"
           "moved_out" "dropped" "again" (after a gap). figure is None where the promise has none, or in the year that it is dropped.
    """

    year: str
    document: int
    change: str
    figure: Figure | None
    citation: Citation | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """One promise of one place through a series.

    indicator: id of data/plan_indicators.tsv, or "" for a promise followed by its words; name: what it is called; place: code.
    """

    indicator: str
    name: str
    place: str
    stages: tuple[Stage, ...]
