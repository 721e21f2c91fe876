"""The gate's floors: they rise, they never sink silently, and an exact measure asks for all."""

from __future__ import annotations

from pathlib import Path

from floors import Baseline, Measure, check, load_baseline, lowered, raised, save_baseline

EMPTY = Baseline({}, {}, {})


def test_what_has_no_floor_yet_passes_and_gets_one() -> None:
    measures = [Measure("figures.core", 0.95, of=500)]
    assert check(EMPTY, measures)[0].passed
    assert raised(EMPTY, measures).floors == {"figures.core": 0.94}


def test_what_falls_under_its_floor_fails_and_an_update_does_not_help_it() -> None:
    low = [Measure("figures.core", 0.93, of=500)]
    baseline = Baseline({"figures.core": 0.94}, {}, {})
    assert not check(baseline, low)[0].passed
    assert raised(baseline, low).floors == {"figures.core": 0.94}


def test_a_count_may_not_fall() -> None:
    baseline = raised(EMPTY, [Measure("counts.cases", 40)])
    assert check(baseline, [Measure("counts.cases", 40)])[0].passed
    assert not check(baseline, [Measure("counts.cases", 39)])[0].passed


def test_an_exact_measure_asks_for_all_and_needs_no_floor() -> None:
    almost = Measure("corpus.citations", 1 - 1 / 48_000, of=48_000, exact=True)
    assert not check(EMPTY, [almost])[0].passed
    assert raised(EMPTY, [almost]).floors == {}


def test_a_measure_can_be_held_to_the_floor_of_another() -> None:
    baseline = Baseline({"unseen.core": 0.9}, {}, {})
    learnt = Measure("shipped.core", 0.89, of=500, floor="unseen.core")
    assert not check(baseline, [learnt])[0].passed
    assert raised(baseline, [learnt]).floors == {"unseen.core": 0.9}


def test_lowering_keeps_the_reason(tmp_path: Path) -> None:
    baseline = lowered(Baseline({"a": 0.9, "b": 0.5}, {"a": 0.95}, {}), [Measure("a", 0.8, of=1000)], "a", "two cases were wrong")
    save_baseline(tmp_path / "baseline.json", baseline)
    kept = load_baseline(tmp_path / "baseline.json")
    assert kept.floors == {"a": 0.79, "b": 0.5}
    assert kept.goals == {"a": 0.95}
    assert kept.lowered[0] == {"floor": "a", "from": 0.9, "to": 0.79, "why": "two cases were wrong"}
