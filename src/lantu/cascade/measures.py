"""What a figure measures, as a key under which figures of different documents meet."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.indicators import bare_name, find_indicator
from lantu.settlement.conversion import conversion
from lantu.types import Figure

__all__ = ["Measured", "measured", "measured_key", "value_in"]

# Amounts done and amounts reached meet under one key where the catalogue does not tell them apart.
_AMOUNTS = ("level", "increment")


@dataclass(frozen=True, slots=True)
class Measured:
    """``id`` of the catalogue or "" where it does not know the words; ``key`` under which like figures meet; ``name`` to show."""

    key: str
    id: str
    name: str


def measured(figure: Figure) -> Measured:
    """What a figure measures. An amount that the catalogue knows as work is one thing, stated as level or as increment.

    >>> one = Figure("30万人", 0, 4, "target", "新增就业", "", "eq", 300000, "人", "level", "2027")
    >>> measured(one).id
    'jobs_new_urban'
    """
    indicator = find_indicator(figure.indicator, figure.measure)
    if indicator is None and figure.measure in _AMOUNTS:
        other = _AMOUNTS[figure.measure == "level"]
        indicator = find_indicator(figure.indicator, other)
    if indicator:
        known = indicator.thing if indicator.counts == "work" else indicator.id
        return Measured(known, known, indicator.name)
    group = "amount" if figure.measure in _AMOUNTS else figure.measure
    name = bare_name(figure.indicator)
    return Measured(f"{name}|{group}" if name else "", "", figure.indicator)


def measured_key(figure: Figure) -> str:
    """The key alone; "" where the figure has no name."""
    return measured(figure).key


def value_in(figure: Figure, unit: str) -> float | None:
    """The figure's value in another unit; None where the two do not convert."""
    factor = conversion(figure.unit, unit)
    return None if factor is None else figure.value * factor
