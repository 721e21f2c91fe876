"""Values in one unit as values in another, where both measure the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from lantu.rules import load_rows

__all__ = ["conversion"]


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    return MappingProxyType({row["unit"]: (row["base"], float(row["factor"])) for row in load_rows("unit_conversions")})


def conversion(source: str, target: str) -> float | None:
    """What a value in ``source`` is multiplied by to be in ``target``; None where the two do not convert.

    >>> conversion("公顷", "亩"), conversion("项", "个"), conversion("元", "户") is None
    (15.0, 1.0, True)
    """
    if source == target:
        return 1.0
    one, other = _units().get(source), _units().get(target)
    if one is None or other is None or one[0] != other[0]:
        return None
    return round(one[1] / other[1], 9)
