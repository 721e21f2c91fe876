"""Verdicts fail when they should: each answered pair of the settlement gold, and of the pairs that the project annotated itself, its result
moved to the other side of its limit, is missed.

The pairs are read from ../shared; where it is absent, pairs of the project's own stand in.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from test_verdict_oracle import make_observation, make_target

from lantu.indicators import find_indicator
from lantu.quantities.precision import written_quantum
from lantu.settlement.bounds import accepted, exact
from lantu.settlement.direction import find_direction
from lantu.settlement.verdicts import Evidence, judge
from lantu.types import Observation, Target
from settle_pairs import load_pairs, pair_names

SHARED = Path(os.environ.get("LANTU_SHARED", "../shared"))
GOLD = SHARED / "gold" / "settle_dev.jsonl"
# indicator, cmp, value, value2, unit, measure, what is written; the result and how it is written.
OWN = [
    ("地区生产总值", "about", 6.0, None, "%", "growth", "6%", 6.2, "6.2%"),
    ("城镇调查失业率", "le", 5.5, None, "%", "share", "5.5%", 5.1, "5.1%"),
    ("新建农村公路", "ge", 9000.0, None, "公里", "increment", "9000公里", 9340.0, "9340公里"),
    ("粮食产量", "range", 100.0, 110.0, "吨", "level", "100—110吨", 108.0, "108吨"),
]


def answered() -> list[dict[str, Any]]:
    """The annotated promises that the next report answers in full."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows += load_pairs(SHARED, pair_names()).rows
    full = [row for row in rows if row["result"] and not row["result"].get("partial")]
    return [row for row in full if row["verdict"] in ("kept", "missed")]


def pairs() -> list[tuple[Target, Observation]]:
    if not GOLD.exists():
        return [_own(*row) for row in OWN]
    return [_pair(row["promise"], row["result"]) for row in answered()]


def _own(name: str, cmp: str, low: float, high: float | None, unit: str, measure: str, written: str, got: float, seen: str) -> Any:
    promise = {"indicator": name, "cmp": cmp, "value": low, "unit": unit, "measure": measure, "mention": written}
    return _pair(promise | ({} if high is None else {"value2": high}), {"cmp": "eq", "value": got, "mention": seen})


def _pair(promise: dict[str, Any], result: dict[str, Any]) -> tuple[Target, Observation]:
    known = find_indicator(promise["indicator"], promise["measure"])
    direction = promise.get("direction") or find_direction(known, promise["indicator"], promise["cmp"], promise["measure"])[0]
    sides = [
        {
            "value": float(side["value"]),
            "value2": float(side["value2"]) if "value2" in side else None,
            "quantum": written_quantum(side["mention"], side["value"]),
            "cmp": side["cmp"],
        }
        for side in (promise, result)
    ]
    shared = {"unit": promise["unit"], "measure": promise["measure"], "indicator": promise["indicator"]}
    return make_target(**shared, **sides[0], direction=direction), make_observation(**shared, **sides[1])


def moved(target: Target, observation: Observation) -> Observation:
    """The observation on the other side of the limit, a tenth of it away, or two of the last places written."""
    limits, _ = accepted(target, observation.quantum)
    bound = limits.low if limits.low is not None else limits.high
    assert bound is not None
    step = max(abs(bound) / 10, exact(observation.quantum or 0.01) * 2)
    value = bound - step if limits.low is not None else bound + step
    return replace(observation, value=float(value), value2=None)


def test_moved_results_are_missed() -> None:
    tried = pairs()
    verdicts = [judge(target, [Evidence(moved(target, seen))], known_year=2025) for target, seen in tried]
    wrong = [(target.indicator, verdict) for (target, _), verdict in zip(tried, verdicts, strict=True) if verdict.verdict != "missed"]
    assert len(wrong) <= 0.02 * len(tried), wrong


@pytest.mark.skipif(not GOLD.exists(), reason="../shared is not here")
def test_the_arithmetic_alone_reaches_the_gold_verdicts() -> None:
    """Given the annotations' own figures and pairs, the rules say what the annotator said."""
    wrong = []
    for row in answered():
        target, seen = _pair(row["promise"], row["result"])
        verdict = judge(target, [Evidence(seen)], known_year=2025)
        if verdict.verdict != row["verdict"]:
            wrong.append((row["promise"]["indicator"], verdict))
    assert not wrong
