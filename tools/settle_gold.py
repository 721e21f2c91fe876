"""Settle the annotated pairs of reports and score them: ``settle_gold.py [--shared DIR] [--show] [--given SIDE]``.

Each report's promises are held against the next year's report alone. Uses the gold folder's own settle_score.py. With ``--given
promises`` the gold's promises stand in for those read by us, with ``--given results`` its results, with ``--given both`` both, so that
what is lost in reading and what is lost in settling can be told apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import load_scorer, source_path
from lantu.annotating import Annotation, annotate
from lantu.indicators import find_indicator, parse_name
from lantu.observations import annotation_observations
from lantu.opening import read
from lantu.quantities.precision import written_quantum
from lantu.rows import json_lines
from lantu.settlement import find_targets, settle_targets
from lantu.settlement.direction import find_direction
from lantu.settlement.rows import settlement_rows
from lantu.types import Observation, Settlement, Target

__all__ = ["GIVEN", "SettleGold", "load_gold", "score_settlement", "settle_gold"]

GIVEN = ("", "promises", "results", "both")


@dataclass(frozen=True, slots=True)
class SettleGold:
    """Annotated rows and, for each document, its sentence table (sid to start and text)."""

    rows: list[dict[str, Any]]
    tables: dict[str, dict[int, tuple[int, str]]]
    scorer: ModuleType
    shared: Path

    @property
    def place(self) -> str:
        """The rows leave the place of the whole document empty; all pairs are reports of one place."""
        return read_annotation(self.shared, self.rows[0]["promise"]["doc"]).document.metadata.place

    def span(self, side: dict[str, Any]) -> tuple[int, int, str]:
        start, text = self.tables[side["doc"]][side["sid"]]
        at = self.scorer.find_nth(text, side["mention"], side.get("occ", 1))
        return start + at, start + at + len(side["mention"]), text


def load_gold(shared: Path) -> SettleGold:
    """The annotated pairs of the gold folder."""
    scorer = load_scorer(shared)
    rows = scorer.rows(shared / "gold" / "settle_dev.jsonl")
    names = {side["doc"] for row in rows for side in (row["promise"], row["result"]) if side}
    return SettleGold(rows, {name: scorer.sentence_offsets(shared / "gold" / f"{name}.tsv") for name in names}, scorer, shared)


@cache
def read_annotation(shared: Path, name: str) -> Annotation:
    """One document of the corpus as we read it."""
    return annotate(read(source_path(shared, name)))


def settle_gold(gold: SettleGold, given: str = "") -> list[Settlement]:
    """The settlements of all pairs; ``given``: the side that the gold supplies, one of ``GIVEN``."""
    following: dict[str, str] = {}
    for row in gold.rows:
        if row["result"]:
            following[row["promise"]["doc"]] = row["result"]["doc"]
    settlements: list[Settlement] = []
    for earlier, later in following.items():
        rows = [row for row in gold.rows if row["promise"]["doc"] == earlier]
        if given in ("promises", "both"):
            targets = [_target(gold, row["promise"]) for row in rows]
        else:
            targets = list(find_targets(read_annotation(gold.shared, earlier)))
        if given in ("results", "both"):
            observations = [_observation(gold, row["result"]) for row in rows if row["result"]]
        else:
            observations = list(annotation_observations(read_annotation(gold.shared, later)))
        settlements += settle_targets(targets, observations, known_year=int(rows[0]["promise"]["period"]))
    return settlements


def _side(gold: SettleGold, side: dict[str, Any]) -> dict[str, Any]:
    start, end, text = gold.span(side)
    known = find_indicator(side["indicator"], side["measure"])
    return {
        "id": f"{side['doc']}|{start}|{side['indicator']}",
        "doc": side["doc"],
        "start": start,
        "end": end,
        "quote": text,
        "mention": side["mention"],
        "indicator": side["indicator"],
        "place": side.get("place") or gold.place,
        "cmp": side["cmp"],
        "value": side["value"],
        "value2": side.get("value2"),
        "unit": side["unit"],
        "measure": side["measure"],
        "period": side["period"],
        "indicator_id": known.id if known else "",
        "quantum": written_quantum(side["mention"], side["value"]),
        "polarity": parse_name(side["indicator"]).polarity,
    }


def _target(gold: SettleGold, side: dict[str, Any]) -> Target:
    known = find_indicator(side["indicator"], side["measure"])
    direction, rule = find_direction(known, side["indicator"], side["cmp"], side["measure"])
    return Target(promise="", direction=direction, direction_rule=rule, made_on=side["period"], **_side(gold, side))


def _observation(gold: SettleGold, side: dict[str, Any]) -> Observation:
    return Observation(grade="own_report", **_side(gold, side))


def score_settlement(gold: SettleGold, settlements: list[Settlement], *, show: bool = False) -> dict[str, Any]:
    """The scorer's JSON for settlements; with ``show`` it also prints where they differ from the gold."""
    scorer = gold.shared / "gold" / "settle_score.py"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settlement.jsonl").write_text(json_lines(settlement_rows(settlements)), encoding="utf-8")
        (folder / "gold.jsonl").write_text(json_lines(gold.rows), encoding="utf-8")
        for doc, table in gold.tables.items():
            lines = (f"{sid}\t{start}\t{text}\n" for sid, (start, text) in table.items())
            (folder / f"{doc}.tsv").write_text("".join(lines), encoding="utf-8")
        options = ["--gold", folder / "gold.jsonl", "--sentences", folder, *(["--show"] if show else []), folder / "settlement.jsonl"]
        ran = subprocess.run([sys.executable, scorer, *map(str, options)], capture_output=True, text=True, check=True)
    *differences, score = ran.stdout.splitlines()
    for line in differences:
        print(line)
    return dict(json.loads(score))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--show", action="store_true", help="print every promise whose settlement differs from the gold")
    parser.add_argument("--given", choices=GIVEN[1:], default="", help="take this side's figures from the gold")
    parser.add_argument("-o", "--output", type=Path, help="write the settlements as JSON lines")
    options = parser.parse_args()
    gold = load_gold(options.shared)
    settlements = settle_gold(gold, options.given)
    if options.output:
        options.output.write_text(json_lines(settlement_rows(settlements)), encoding="utf-8")
    print(json.dumps(score_settlement(gold, settlements, show=options.show), ensure_ascii=False))


if __name__ == "__main__":
    main()
