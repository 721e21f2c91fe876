"""Figures of a row of a table of indicators: the row's head is the indicator, the column's head the time and the kind."""

from __future__ import annotations

from functools import cache
from re import Pattern

from lantu.grids import GridCell, GridRow
from lantu.quantities.units import unit_kind
from lantu.rules import load_rules
from lantu.types import Document, Figure

__all__ = ["grid_figures"]


@cache
def _growth_noun() -> Pattern[str]:
    return load_rules("figures_clauses").compile("{growth_noun}")


def grid_figures(document: Document, row: GridRow, place: str) -> tuple[Figure, ...]:
    """One figure a cell, in the order of the columns. ``place``: of the passage, "" where the document's own holds."""
    base = max((cell.year for cell in row.cells if cell.kind == "result"), default=0)
    due = max((cell.year for cell in row.cells if cell.kind == "target"), default=0)
    return tuple(_figure(document, row, cell, place, base=base, due=due) for cell in row.cells)


def _figure(document: Document, row: GridRow, cell: GridCell, place: str, *, base: int, due: int) -> Figure:
    period = _period(document, cell, base=base, due=due)
    return Figure(
        mention=document.clean_text[cell.start : cell.end],
        start=cell.start,
        end=cell.end,
        kind=cell.kind,
        indicator=row.indicator,
        place=place,
        cmp=cell.cmp,
        value=int(cell.value) if cell.value == int(cell.value) else cell.value,
        unit=cell.unit,
        measure=_measure(row, cell),
        period=period,
        reasons={} if period else {"period": "not stated"},
    )


def _period(document: Document, cell: GridCell, *, base: int, due: int) -> str:
    """The year of the column's head; of a sum or a yearly rate the years that it is over, where they are known."""
    span = document.metadata.span
    last = int(span[-4:]) if span[-4:].isdecimal() else 0
    year = cell.year or (due or last if cell.kind == "target" else 0)
    if (cell.total or cell.growth) and span and year == last:
        return span
    if cell.growth and base and year:
        return f"{base + 1}/{year}"
    return str(year) if year else document.metadata.year if cell.kind == "target" else ""


def _measure(row: GridRow, cell: GridCell) -> str:
    kind = unit_kind(cell.unit)
    if cell.growth:
        return "growth"
    if kind == "percent":
        return "growth" if _growth_noun().search(row.indicator) else "share"
    if kind == "multiple":
        return "multiple"
    return "increment" if cell.total or kind == "point" else "level"
