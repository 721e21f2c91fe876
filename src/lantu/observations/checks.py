"""Values that a person should look at before they prove anything: impossible ones, jumps, units that slipped.

Comes in: observations. Goes out: the same ones in the same order, with ``held`` set where a value looks wrong; none is dropped. Series are
those of one indicator, place, measure, unit and source. Takes time n log n in the longest series, linear in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median

from lantu.rules import load_mapping
from lantu.types import Observation

__all__ = ["hold_doubtful"]

_RATES = ("%", "％")


def hold_doubtful(observations: Iterable[Observation]) -> list[Observation]:
    """Hold what data/settlement.toml calls impossible, a jump or a slip of the unit."""
    found = list(observations)
    series: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(found):
        reason = _impossible(one)
        if reason:
            found[index] = replace(one, held=reason)
        elif one.cell is not None and not one.period_detail:
            series[one.doc, one.indicator, one.place, one.measure, one.unit].append(index)
    for indices in series.values():
        _hold_jumps(found, indices)
    return found


def _impossible(one: Observation) -> str:
    limits = load_mapping("settlement")["validation"]
    if one.measure == "share" and one.unit in _RATES and not 0 <= one.value <= limits["most_share"]:
        return f"impossible: {one.value:g}% of a whole"
    if one.measure == "growth" and one.unit in _RATES and one.value < -limits["most_fall"]:
        return f"impossible: fell by {-one.value:g}%"
    if one.measure in ("level", "rank") and one.cell is not None and one.value < 0 and one.unit not in _RATES:
        return f"impossible: {one.value:g} {one.unit}"
    return ""


def _hold_jumps(found: list[Observation], indices: Sequence[int]) -> None:
    ordered = sorted(indices, key=lambda index: found[index].period[-4:])
    limits = load_mapping("settlement")["validation"]
    reach = int(limits["neighbours"])
    values = [found[index].value for index in ordered]
    for at, index in enumerate(ordered):
        first = max(0, min(at - reach, len(values) - 2 * reach - 1))
        near = [*values[first:at], *values[at + 1 : first + 2 * reach + 1]]
        if len(near) < reach:
            continue
        middle = median(near)
        reason = _rate_jump(values[at], middle, limits) if found[index].unit in _RATES else _level_jump(values[at], middle, limits)
        if reason:
            found[index] = replace(found[index], held=reason)


def _rate_jump(value: float, middle: float, limits: dict[str, float]) -> str:
    return f"jump: {value:g}% beside {middle:g}%" if abs(value - middle) > limits["rate_points"] else ""


def _level_jump(value: float, middle: float, limits: dict[str, float]) -> str:
    if value <= 0 or middle <= 0:
        return ""
    ratio = max(value / middle, middle / value)
    for slip in limits["slips"]:  # type: ignore[attr-defined]
        if slip / limits["slip_within"] <= ratio <= slip * limits["slip_within"]:
            return f"unit slip ×{slip:g}: {value:g} beside {middle:g}"
    return f"jump: {value:g} beside {middle:g}" if ratio > limits["level_ratio"] else ""
