"""Values that the library holds for a person, and what people made of them, between observations and rows.

Comes in: the observations of an office's tables and its decisions. Goes out: observations of which those released may prove something and
those discarded are gone; the doubtful ones with what stands beside them. A decision counts for what was seen: key and digest must both be
the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantu.types import Observation
from lantu_workbench.base.log import canonical
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.models import HeldValue

__all__ = ["Doubt", "decisions", "digest_of", "doubts", "with_decisions"]

# How many values of its series are shown on either side of one.
_BESIDE = 4
_READ = ("indicator", "place", "period", "period_detail", "mention", "value", "unit", "measure")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that looks wrong, ``seen.held`` says why; ``near``: period and mention of those around it in its series."""

    seen: Observation
    digest: str
    near: list[list[str]]


def digest_of(one: Observation) -> str:
    """Over what was read of a value: another mapping, or another reader, may read it otherwise."""
    return hashlib.sha256(canonical([getattr(one, name) for name in _READ]).encode("utf-8", "surrogatepass")).hexdigest()


def decisions(office: str) -> dict[str, tuple[str, str]]:
    """What people decided of the tables of an office, given by its path: digest and state by the value's key. One query."""
    rows = HeldValue.objects.filter(table__unit__path__startswith=office).exclude(state=HeldState.OPEN)
    return {key: (digest, state) for key, digest, state in rows.order_by("key").values_list("key", "digest", "state")}


def with_decisions(data: Iterable[Observation], decided: Mapping[str, tuple[str, str]]) -> Iterator[Observation]:
    """The observations as people left them."""
    for one in data:
        digest, state = decided.get(one.id, ("", "")) if one.held else ("", "")
        if not state or digest != digest_of(one):
            yield one
        elif state == HeldState.RELEASED:
            yield replace(one, held="")


def doubts(data: Sequence[Observation]) -> list[Doubt]:
    """Those that are held, each with its neighbours: linear in all, but for sorting the series that have one."""
    wanted = {_series(one) for one in data if one.held}
    series: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for one in data:
        if _series(one) in wanted:
            series[_series(one)].append(one)
    found = []
    for members in series.values():
        members.sort(key=lambda one: (one.period[-4:], one.period_detail, one.cell or (0, 0)))
        for at, one in enumerate(members):
            if one.held:
                beside = members[max(0, at - _BESIDE) : at + _BESIDE + 1]
                near = [[other.period_detail or other.period, other.mention] for other in beside if other is not one]
                found.append(Doubt(one, digest_of(one), near))
    return found


def _series(one: Observation) -> tuple[str, ...]:
    return one.doc, one.indicator, one.place, one.measure, one.unit
