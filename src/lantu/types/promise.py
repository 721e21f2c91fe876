"""A promise: one verifiable thing that somebody says will be done or reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lantu.types.figure import Figure
from lantu.types.making import made_fast

__all__ = ["Promise"]


@made_fast
@dataclass(frozen=True, slots=True)
class Promise:
    """One item of a promise sentence.

    id:         stays the same when the same text is read again (document name does not enter; words and their order do).
    start, end: the item, code points into ``clean_text``, end exclusive; ``sentence`` is the index of its sentence.
    action, object: in the document's words ("打通", "过江通道").
    actor:      who is to do it: the speaker's place or park, or the body named; "" with a reason where neither is known.
    due:        "2025", "2021/2025", "2026-06"; "" with ``reasons["due"]`` and the document's own words in ``due_text``.
    kind:       "outcome" "project" "institution" "service" "spending" "campaign".
    headings:   texts of the headings above it, outermost first.
    named:      named projects, bodies, places and programmes: ``{"project": (...), "body": (...), "place": (...), "programme": (...)}``.
    verifiable: the grade, 0 to 4: how many of ``measured dated owned based`` hold. missing: those that do not.
    reasons:    for each empty field, "not stated", "not found" or "not applicable", with detail.
    """

    id: str
    doc: str
    start: int
    end: int
    sentence: int
    text: str
    action: str
    object: str
    actor: str
    place: str
    due: str
    kind: str
    due_text: str = ""
    figures: tuple[Figure, ...] = ()
    headings: tuple[str, ...] = ()
    lead_body: str = ""
    responsible_bodies: tuple[str, ...] = ()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    verifiable: int = 0
    missing: tuple[str, ...] = ()
    confidence: float = 1.0
    reasons: Mapping[str, str] = field(default_factory=dict)
