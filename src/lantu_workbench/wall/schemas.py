"""Shapes of the wall in the API."""

from __future__ import annotations

from ninja import Schema

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
    """The wall. ``verdict`` is empty: nothing is judged yet."""

    day: str
    verdict: str
    numbers: list[NumberOut]
    sections: list[SectionOut]
