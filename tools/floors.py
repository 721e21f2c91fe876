"""The floors of eval/baseline.json: what was once reached is not lost again.

A measure is a name and a number, the higher the better. A floor only rises: ``raised`` takes it to what was reached less one point (or less
one thing counted, where there are so few that one weighs more than a point). Lowering one is possible, but never silent: it takes its name
and a reason, and both stay in the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

__all__ = ["Baseline", "Check", "Measure", "check", "load_baseline", "lowered", "raised", "save_baseline"]

_POINT = 0.01
# Scores and floors are both rounded to four digits: 80 of 86 is what 81 of 86 less one leaves, though 0.9302 is less than 0.9303.
_EPSILON = 1.01e-4


@dataclass(frozen=True, slots=True)
class Measure:
    """One number that was reached.

    name:  "unseen.all.figure_core"; the part before the last dot is its group.
    value: 0..1 for shares, a whole number for counts; higher is better.
    of:    how many things it was counted on; 0 for counts, whose floor is themselves.
    exact: nothing less than ``value`` 1 will do, whatever the floor's file says.
    floor: the name of the floor it is held to, where that isn't its own; "" for its own.
    """

    name: str
    value: float
    of: int = 0
    exact: bool = False
    floor: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A measure against its floor; ``floor`` is None where none was set yet."""

    measure: Measure
    floor: float | None

    @property
    def passed(self) -> bool:
        """Whether the floor is held.

        >>> reached = Measure("a", round(81 / 86, 4), of=86)
        >>> floor = raised(Baseline({}, {}, {}), [reached]).floors["a"]
        >>> [Check(Measure("a", round(right / 86, 4), of=86), floor).passed for right in (81, 80, 79)]
        [True, True, False]
        """
        return self.floor is None or self.measure.value >= self.floor - (0.0 if self.measure.exact else _EPSILON)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What eval/baseline.json holds: floors by measure, goals that are shown but not demanded, fingerprints of what was measured on, and
    every floor that was ever lowered, with its reason."""

    floors: Mapping[str, float]
    goals: Mapping[str, float]
    fingerprints: Mapping[str, str]
    lowered: tuple[Mapping[str, Any], ...] = ()


def check(baseline: Baseline, measures: list[Measure]) -> list[Check]:
    """Each measure with the floor it is held to."""
    return [Check(m, 1.0 if m.exact else baseline.floors.get(m.floor or m.name)) for m in measures]


def raised(baseline: Baseline, measures: list[Measure]) -> Baseline:
    """The baseline with each floor at what was reached less its slack, where that is higher than it was.

    >>> old = Baseline({"a": 0.9, "b": 0.9}, {}, {})
    >>> dict(raised(old, [Measure("a", 0.95, of=1000), Measure("b", 0.8, of=1000), Measure("c", 30.0)]).floors)
    {'a': 0.94, 'b': 0.9, 'c': 30.0}
    >>> dict(raised(old, [Measure("a", 0.95, of=40)]).floors)["a"]      # one of forty is 2.5 points
    0.925
    """
    floors = dict(baseline.floors)
    for measure in measures:
        if measure.exact or measure.floor:
            continue
        reached = measure.value - max(_POINT, 1 / measure.of) if measure.of else measure.value
        floors[measure.name] = max(floors.get(measure.name, float("-inf")), round(reached, 4))
    return replace(baseline, floors=floors)


def lowered(baseline: Baseline, measures: list[Measure], name: str, why: str) -> Baseline:
    """The baseline with one floor taken down to what is reached, and the reason kept.

    >>> low = lowered(Baseline({"a": 0.9}, {}, {}), [Measure("a", 0.8, of=100)], "a", "the gold was corrected")
    >>> dict(low.floors), low.lowered[0]["why"]
    ({'a': 0.79}, 'the gold was corrected')
    """
    rest = {floor: value for floor, value in baseline.floors.items() if floor != name}
    fresh = raised(replace(baseline, floors=rest), [measure for measure in measures if measure.name == name])
    note = {"floor": name, "from": baseline.floors.get(name), "to": fresh.floors.get(name), "why": why}
    return replace(baseline, floors=fresh.floors, lowered=(*baseline.lowered, note))


def load_baseline(path: Path) -> Baseline:
    """Read the file; an absent one has no floors."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Baseline(kept.get("floors", {}), kept.get("goals", {}), kept.get("fingerprints", {}), tuple(kept.get("lowered", ())))


def save_baseline(path: Path, baseline: Baseline) -> None:
    """Write the file, floors in the order of their names."""
    kept = {
        "fingerprints": dict(baseline.fingerprints),
        "goals": dict(baseline.goals),
        "floors": dict(sorted(baseline.floors.items())),
        "lowered": [dict(note) for note in baseline.lowered],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
