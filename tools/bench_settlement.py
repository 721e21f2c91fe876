"""How settling grows: ``bench_settlement.py [--at-once] [--jobs N] [TARGETS …]``.

Each run settles so many made-up targets against ten times as many observations, by partitions on disk, then again with one observation
changed; ``--at-once`` settles all in memory instead.

Places, indicators and years are drawn as statistics have them: every place has a series of years of every indicator, and names of its own
that no catalogue knows. Prints CPU seconds, targets a CPU second and the memory of the largest process at its peak.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from lantu.indicators import catalogue
from lantu.settlement import settle_targets
from lantu.settlement.partitions import settle_partitions
from lantu.types import Observation, Target

_YEARS = range(2016, 2026)
_PER_TARGET = 10
_OWN = 5


def make(targets: int) -> tuple[list[Target], list[Observation]]:
    """Targets and ten times as many observations, the same for the same number."""
    wanted: list[Target] = []
    seen: list[Observation] = []
    for target, values in stream(targets):
        wanted.append(target)
        seen += values
    return wanted, seen


def stream(targets: int) -> Iterator[tuple[Target, list[Observation]]]:
    """The same one by one, so that no more than one is held."""
    chance = random.Random(7)
    known = [one for one in catalogue().values() if one.measure in ("level", "growth", "share")]
    series = targets * _PER_TARGET // len(_YEARS)
    per_place = 60
    for place in range(max(1, series // per_place)):
        name = f"第{place}镇"
        for number, one in enumerate(chance.sample(known, per_place)):
            indicator, identity = (f"自有指标{number}", "") if number < _OWN else (one.name, one.id)
            shared = {
                "indicator": indicator,
                "indicator_id": identity,
                "place": name,
                "unit": one.unit,
                "measure": one.measure,
                "cmp": "eq",
            }
            seen: list[Observation] = []
            for year in _YEARS:
                value = float(chance.randrange(1, 1000))
                seen.append(
                    Observation(
                        id=f"{place}.{number}.{year}",
                        doc="yearbook",
                        start=-1,
                        end=-1,
                        quote="",
                        mention=str(value),
                        value=value,
                        period=str(year),
                        grade="statistics",
                        quantum=1.0,
                        **shared,  # type: ignore[arg-type]
                    )
                )
            yield (
                Target(
                    id=f"{place}.{number}",
                    promise="",
                    doc="plan",
                    start=0,
                    end=1,
                    quote="",
                    mention="",
                    value=500.0,
                    period="2025",
                    direction="higher",
                    direction_rule="",
                    made_on="2021",
                    **shared,  # type: ignore[arg-type]
                ),
                seen,
            )


def run_at_once(targets: int) -> None:
    """One size in memory: made, settled, timed."""
    wanted, seen = make(targets)
    started = time.process_time()
    settled = settle_targets(wanted, seen, known_year=2025)
    seconds = time.process_time() - started
    answered = sum(bool(one.evidence) for one in settled)
    _print(len(wanted), seconds, f"at once, {answered} answered")


def run_in_partitions(targets: int, jobs: int) -> None:
    """One size on disk: settled, then again with one observation changed."""
    with TemporaryDirectory() as folder:
        for change in (False, True):
            started = _cpu()
            wanted = (target for target, _ in stream(targets))
            seen = (one for _, values in stream(targets) for one in values)
            changed = (replace(one, value=one.value + change) if at == 0 else one for at, one in enumerate(seen))
            found = settle_partitions(wanted, changed, Path(folder), known_year=2025, jobs=jobs)
            _print(targets, _cpu() - started, f"{found.recomputed} of {found.partitions} partitions settled")


def _cpu() -> float:
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _print(targets: int, seconds: float, what: str) -> None:
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    size = f"{targets:>9} targets {targets * _PER_TARGET:>10} observations"
    print(f"{size} {seconds:8.1f} s {targets / seconds:8.0f}/s {peak:7.0f} MiB  {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--at-once", action="store_true", help="settle all in memory")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="processes (default: one a core)")
    options = parser.parse_args()
    if len(options.targets) > 1:  # each in a process of its own, so that its memory is its own
        for size in options.targets:
            kind = ["--at-once"] if options.at_once else []
            subprocess.run([sys.executable, __file__, *kind, "--jobs", str(options.jobs), str(size)], check=True)
    elif options.at_once:
        run_at_once(options.targets[0])
    else:
        run_in_partitions(options.targets[0], options.jobs)


if __name__ == "__main__":
    main()
