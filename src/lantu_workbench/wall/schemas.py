"""Shapes of the wall in the API."""

from __future__ import annotations

from ninja import Schema

from lantu_workbench.settlement.schemas import SettlementOut

__all__ = ["CountOut", "NumberOut", "SectionOut", "WallOut"]


class CountOut(Schema):
    """One count and the address of its rows in the ledger."""

    label: str
    count: int
    address: str


class NumberOut(CountOut):
    name: str


class SectionOut(Schema):
    """One dimension; ``more`` values are left out."""

    name: str
    title: str
    more: int
    rows: list[CountOut]


class WallOut(Schema):
    """The wall; ``settlement`` counts the verdicts."""

    day: str
    numbers: list[NumberOut]
    sections: list[SectionOut]
    settlement: SettlementOut
