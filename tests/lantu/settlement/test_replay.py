"""The stand-alone replay agrees with every verdict, and says so when one was changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from test_verdict_oracle import DIRECTIONS, make_observation, make_target

import replay_verdicts
from lantu.settlement.rows import settlement_row
from lantu.settlement.verdicts import Evidence, judge
from lantu.types import Settlement

TOOL = Path(replay_verdicts.__file__)
numbers = st.decimals(min_value=0, max_value=10_000, places=2, allow_nan=False).map(float)


def settled(target: dict[str, object], evidence: list[Evidence], known: int) -> dict[str, object]:
    promise = make_target(**target)
    verdict = judge(promise, evidence, known_year=known)
    settlement = Settlement(
        promise,
        tuple(piece.observation for piece in evidence),
        verdict,
        tuple(piece.meets for piece in evidence),
        tuple(piece.turned for piece in evidence),
    )
    return json.loads(json.dumps(settlement_row(settlement)))  # type: ignore[no-any-return]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(DIRECTIONS),
    st.sampled_from(("eq", "ge", "le", "about", "range")),
    st.sampled_from(("eq", "ge", "le", "about")),
    st.sampled_from(("亩", "公顷", "%")),
    st.tuples(numbers, numbers, numbers),
    st.booleans(),
    st.sampled_from(("whole", "wider", "earlier")),
    st.sampled_from((2023, 2025)),
)
def test_replay_agrees(
    direction: str, cmp: str, seen_cmp: str, unit: str, values: tuple[float, ...], turned: bool, meets: str, known: int
) -> None:
    low, high = sorted(values[:2])
    target = {
        "direction": direction,
        "cmp": cmp,
        "value": low,
        "unit": "亩" if unit != "%" else "%",
        "quantum": 0.01,
        "period": "2021/2025",
    }
    if cmp == "range":
        target["value2"] = high
    if meets == "earlier":
        target |= {"measure": "increment", "made_on": "2021"}
    period = "2021/2023" if meets == "earlier" else "2021/2025"
    observation = make_observation(value=values[2], cmp=seen_cmp, unit=unit, quantum=0.01, period=period)
    row = settled(target, [Evidence(observation, meets, turned)], known)
    assert replay_verdicts.replay(row) == row["verdict"], row


def test_the_tool_tells_agreement_from_a_changed_verdict(tmp_path: Path) -> None:
    row = settled({"value": 100.0}, [Evidence(make_observation(value=120.0))], 2025)
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_text(json.dumps(row) + "\n")
    bad.write_text(json.dumps(row | {"verdict": "missed"}) + "\n")
    ran = [subprocess.run([sys.executable, "-I", TOOL, path], capture_output=True, text=True, check=False) for path in (good, bad)]
    assert [run.returncode for run in ran] == [0, 1]
    assert "1 verdicts agree, 0 differ" in ran[0].stdout


def test_the_tool_refuses_rules_it_does_not_know(tmp_path: Path) -> None:
    row = settled({}, [], 2025)
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps(row | {"rule": "settle.higher.eq@99"}) + "\n")
    assert subprocess.run([sys.executable, "-I", TOOL, path], capture_output=True, check=False).returncode == 2
