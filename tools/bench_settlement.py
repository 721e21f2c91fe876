"""How settling grows: ``bench_settlement.py [TARGETS …]``. Each run settles so many made-up targets against ten times as many observations.

Places, indicators and years are drawn as statistics have them: every place has a series of years of every indicator, and names of its own
that no catalogue knows. One process; prints seconds, targets a second and the memory at its peak.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time

from lantu.indicators import catalogue
from lantu.settlement import settle_targets
from lantu.types import Observation, Target

_YEARS = range(2016, 2026)
_PER_TARGET = 10
_OWN = 5


def make(targets: int) -> tuple[list[Target], list[Observation]]:
    """Targets and ten times as many observations, the same for the same number."""
    chance = random.Random(7)
    known = [one for one in catalogue().values() if one.measure in ("level", "growth", "share")]
    series = targets * _PER_TARGET // len(_YEARS)
    per_place = 60
    wanted: list[Target] = []
    seen: list[Observation] = []
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
            wanted.append(
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
                )
            )
    return wanted, seen


def run(targets: int) -> None:
    """One size: made, settled, timed."""
    wanted, seen = make(targets)
    started = time.process_time()
    settled = settle_targets(wanted, seen, known_year=2025)
    seconds = time.process_time() - started
    answered = sum(bool(one.evidence) for one in settled)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = len(wanted) / seconds
    print(
        f"{len(wanted):>9} targets {len(seen):>10} observations {seconds:8.1f} s {rate:8.0f}/s {peak:7.0f} MiB {answered} answered",
        flush=True,
    )


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    if len(sizes) == 1:
        run(sizes[0])
        return
    for size in sizes:  # each in a process of its own, so that its memory is its own
        subprocess.run([sys.executable, __file__, str(size)], check=True)


if __name__ == "__main__":
    main()
