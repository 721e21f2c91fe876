"""A promise without a number: a thing to be brought to a stage; and a sighting of it in a later report."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.verdict import Verdict

__all__ = ["Deed", "DeedSettlement", "Sighting"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One promise that states no number; offsets count ``source_text``, end exclusive.

    id:      the promise's own.
    names:   names of the very thing, so particular that another document that uses one means the same; () where there is none.
    series:  "works" "paper" "body", "" where the words name no stage; stage, rank: how far it is to come in that series.
    period:  when it is due; "" where the document leaves it open, and ``open_reason`` says why.
    kind:    as ``Promise.kind``.
    """

    id: str
    doc: str
    start: int
    end: int
    quote: str
    action: str
    object: str
    names: tuple[str, ...]
    series: str
    stage: str
    rank: int
    place: str
    period: str
    kind: str
    made_on: str = ""
    open_reason: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One sentence of a later report that names the thing and says how far it has come; offsets of the stage's words."""

    doc: str
    start: int
    end: int
    quote: str
    mention: str
    name: str
    series: str
    stage: str
    rank: int
    place: str
    period: str
    grade: str
    known_on: str = ""


@dataclass(frozen=True, slots=True)
class DeedSettlement:
    """A deed, what was seen of it (the furthest first), and the verdict. ``match_why``: which name led there, or why nothing did."""

    deed: Deed
    evidence: tuple[Sighting, ...]
    verdict: Verdict
    match_why: str = ""
