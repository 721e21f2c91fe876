"""Stand-in until the repair stage is built."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types import OffsetMap, Repair

__all__ = ["Repaired", "repair_text"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """Repaired text, the map from it to the source, and what was done."""

    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...]


def repair_text(text: str) -> Repaired:
    """Undo damage where it is there; undamaged text comes back as the same object with an identity map."""
    return Repaired(text, OffsetMap(), ())
