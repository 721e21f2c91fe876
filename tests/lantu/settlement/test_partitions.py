"""Settling on disk by partitions: the rows of settling at once, and only what changed is settled anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench_settlement import make
from lantu.settlement import settle_targets
from lantu.settlement.partitions import PartitionsSettled, partition_rows, settle_partitions
from lantu.settlement.rows import settlement_rows
from lantu.types import Observation, Target

TARGETS, OBSERVATIONS = make(300)


def settle(
    folder: Path, targets: Sequence[Target], observations: Sequence[Observation], year: int = 2025, jobs: int = 1
) -> PartitionsSettled:
    return settle_partitions(iter(targets), iter(observations), folder, known_year=year, jobs=jobs)


def by_id(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    found = {row["promise"]["id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def at_once(targets: Sequence[Target], observations: Sequence[Observation]) -> dict[str, Any]:
    rows = settlement_rows(settle_targets(targets, observations, known_year=2025))
    return by_id(json.loads(json.dumps(rows)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_rows_are_those_of_settling_at_once(tmp_path: Path, jobs: int) -> None:
    found = settle(tmp_path, TARGETS, OBSERVATIONS, jobs=jobs)
    assert found.partitions == found.recomputed > 3
    assert by_id(list(partition_rows(tmp_path))) == at_once(TARGETS, OBSERVATIONS)
    assert {path.suffix for path in tmp_path.iterdir()} == {".rows"}


def test_only_what_changed_is_settled_anew(tmp_path: Path) -> None:
    first = settle(tmp_path, TARGETS, OBSERVATIONS)
    written = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert settle(tmp_path, TARGETS, OBSERVATIONS) == PartitionsSettled(first.partitions, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == written
    changed = [replace(OBSERVATIONS[9], value=OBSERVATIONS[9].value + 1), *OBSERVATIONS[10:]]
    changed = [*OBSERVATIONS[:9], *changed]
    assert settle(tmp_path, TARGETS, changed) == PartitionsSettled(first.partitions, 1)
    assert by_id(list(partition_rows(tmp_path))) == at_once(TARGETS, changed)
    assert settle(tmp_path, TARGETS, changed, year=2026).recomputed == first.partitions


def test_what_is_no_longer_promised_leaves_no_row_and_what_was_broken_off_is_made_good(tmp_path: Path) -> None:
    settle(tmp_path, TARGETS, OBSERVATIONS)
    one = sorted(tmp_path.iterdir())[0]
    one.write_text("of something else\n")
    (tmp_path / "0000.records").write_text("Tnot whole")
    assert settle(tmp_path, TARGETS, OBSERVATIONS).recomputed == 1
    assert by_id(list(partition_rows(tmp_path))) == at_once(TARGETS, OBSERVATIONS)
    few = [target for target in TARGETS if target.place == TARGETS[0].place]
    settle(tmp_path, few, OBSERVATIONS)
    assert by_id(list(partition_rows(tmp_path))) == at_once(few, OBSERVATIONS)
