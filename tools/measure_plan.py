"""What the gate measures of the plan across documents, where the shared documents are here: references and points that a reader listed by
hand (SYSTEMS.md, sections 3a, 3b and 4), the growth targets of all provinces, and targets followed over ten years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from floors import Measure
from lantu.annotating import annotate
from lantu.lives import yearly_targets
from lantu.opening import read
from lantu.plans import Plan, build_plan
from lantu.types import Citation, Figure
from measure_references import QUOTE, covers, measure_offered, references_found
from measure_strategies import measure_strategies

__all__ = ["measure_plan"]

# A point that a reader made is found by a finding that cites words of it on both sides.
_BOTH = 2
_YEARS = range(2010, 2020)
_FOLLOWED = ("gdp.growth", "jobs_new_urban", "jobs_unemployment_registered.share", "consumer_prices.growth", "deficit.level")
_TARGETS_READ = Path(__file__).parents[1] / "eval" / "plan" / "targets.tsv"


def measure_plan(shared: Path) -> Iterator[Measure]:
    """Nothing where the documents are not here."""
    seeds = sorted((shared / "seeds").glob("*.txt"))
    notes = shared / "SYSTEMS.md"
    if seeds and notes.exists():
        plan = build_plan(annotate(read(path)) for path in seeds)
        text = notes.read_text(encoding="utf-8")
        found, rows = references_found(plan, text)
        yield Measure("plan.seeds.references_found", round(found / rows, 4), of=rows)
        yield from measure_offered(plan)
        yield from measure_strategies(shared, plan)
        points = _points(plan, text)
        yield Measure("plan.seeds.points_found", sum(points))
    yield from _growth_targets(sorted((shared / "corpus" / "provinces-2026").glob("*.txt")))
    yield from _ten_years(shared / "corpus" / "state-council")


def _points(plan: Plan, text: str) -> list[bool]:
    """For each of the ten points whether one finding cites two of its quotations, or the only one; a point without any isn't counted."""
    points = re.findall(r"^\d+\. (.*)$", text.split("# 4. Ten points")[1], re.MULTILINE)
    wanted = [min(_BOTH, len(set(QUOTE.findall(point)))) for point in points]
    return [
        least > 0 and any(_cited(plan, finding.here + finding.there, point) >= least for finding in plan.findings)
        for point, least in zip(points, wanted, strict=True)
    ]


def _cited(plan: Plan, citations: Iterable[Citation], point: str) -> int:
    cited = list(citations)
    return sum(any(covers(plan, citation, quote, seed) for citation in cited) for quote, seed in set(QUOTE.findall(point)))


def _facts(places: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Targets as a reader took them from the texts (eval/plan/targets.tsv), of the nation or of provinces, by series, year and place."""
    rows = [line.split("\t") for line in _TARGETS_READ.read_text(encoding="utf-8").splitlines()[1:]]
    return {(row[0], row[1], row[2]): tuple(row[3:]) for row in rows if (row[2] == "国务院") == (places == "nation")}


def _as_fact(figure: Figure) -> tuple[str, ...]:
    return figure.cmp, f"{figure.value:.15g}", "" if figure.value2 is None else f"{figure.value2:.15g}", figure.unit


def _growth_targets(paths: list[Path]) -> Iterator[Measure]:
    if not paths:
        return
    facts, right = _facts("provinces"), 0
    for path in paths:
        read_as = [_as_fact(one.figure) for one in yearly_targets(annotate(read(path))) if one.thing.id == "gdp.growth"]
        right += read_as == [facts["gdp.growth", "2026", path.stem]]
    yield Measure("plan.provinces.growth_targets", round(right / len(paths), 4), of=len(paths), exact=True)


def _ten_years(folder: Path) -> Iterator[Measure]:
    """How many of five headline targets are followed through all ten reports of the nation."""
    paths = [path for year in _YEARS if (path := folder / f"国务院{year}.txt").exists()]
    if len(paths) < len(_YEARS):
        return
    plan = build_plan(annotate(read(path)) for path in paths)
    lives = {life.indicator: life for life in plan.lives}
    whole = [thing for thing in _FOLLOWED if thing in lives and all(stage.figure for stage in lives[thing].stages)]
    complete = [thing for thing in whole if len(lives[thing].stages) == len(_YEARS)]
    facts = _facts("nation")
    stages = {(thing, stage.year): stage.figure for thing in _FOLLOWED if thing in lives for stage in lives[thing].stages}
    right = sum((figure := stages.get((thing, year))) is not None and _as_fact(figure) == fact for (thing, year, _), fact in facts.items())
    yield Measure("plan.nation.targets_right", round(right / len(facts), 4), of=len(facts), exact=True)
    yield Measure("plan.nation.targets_followed", round(len(complete) / len(_FOLLOWED), 4), of=len(_FOLLOWED))
