"""A row of a table of indicators, as it stands in the document."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GridCell", "GridRow"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A number in a cell, its meaning taken from the head of its column.

    start, end: the number with its unit as far as the cell writes it, code points into ``clean_text``, end exclusive.
    value:      base units; the magnitude may stand in the row's head (万户) instead of the cell.
    kind:       "target" or "result". total: whether the number is a sum over the years (written in brackets, or under such a head).
    year:       of the column's head; 0 where it names none.
    growth:     whether the column's head says that it is a yearly rate.
    """

    start: int
    end: int
    value: float
    unit: str
    cmp: str
    kind: str
    year: int
    total: bool = False
    growth: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One indicator with its numbers, in the order of the columns; ``start``, ``end`` as in ``GridCell``, around the whole row."""

    start: int
    end: int
    indicator: str
    cells: tuple[GridCell, ...]
    bodies: tuple[str, ...] = ()

    @property
    def is_target(self) -> bool:
        return any(cell.kind == "target" for cell in self.cells)
