"""An indicator: a measured thing of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DIRECTIONS", "Indicator"]

# Which side is good: more of it, less of it, anything up to a limit, the very number.
DIRECTIONS = ("higher", "lower", "ceiling", "exact")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the catalogue. Growth, level and share of one thing are three indicators.

    id:        permanent ("gdp.growth").
    name:      as statistics write it; aliases: what documents call it.
    unit:      base unit ("元", "%"); "" where it has none.
    measure:   as ``Figure.measure``.
    direction: one of ``DIRECTIONS``.
    source:    who usually publishes it.
    thing:     the measured thing, which its other measures share ("gdp").
    counts:    "work" where the number is what was done in the period, so that level and increment say the same; else "state".
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    unit: str
    measure: str
    direction: str
    source: str
    thing: str = ""
    counts: str = "state"
