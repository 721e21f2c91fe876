"""Measure what Lantu reaches and hold it to its floors: ``gate.py [--shared DIR] [--update] [--lower MEASURE=WHY]``.

Prints every measure with its floor (eval/baseline.json) and, where there is one, the goal that is aimed at; ends with one line that counts
what passed and what failed, and with exit code 1 if anything did. Where the annotated documents are not here (``../shared``), only the
project's own cases and samples are measured, and that is said.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from floors import Check, Measure, check, load_baseline, lowered, raised, save_baseline
from measure_cases import measure_cases
from measure_corpus import measure_corpus
from measure_gold import measure_gold
from measure_plan import measure_plan
from measure_settlement import measure_settlement
from score_items import CASES

_BASELINE = Path(__file__).parents[1] / "eval" / "baseline.json"


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash over the names and bytes of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def gold_files(shared: Path) -> list[Path]:
    """What label and figure scores depend on: annotations, sentences, the scorers and the clean text."""
    return [path for path in (shared / "gold").iterdir() if path.suffix in (".jsonl", ".tsv", ".py", ".txt")]


def report(checks: list[Check], goals: dict[str, float]) -> None:
    """One line a measure, grouped by the words before the last dot."""
    group = ""
    for item in checks:
        head, _, name = item.measure.name.rpartition(".")
        if head != group:
            group = head
            print(f"\n{head}")
        is_count = not item.measure.of
        value = f"{item.measure.value:.0f}" if is_count else f"{item.measure.value:.4f}"
        floor = "none yet" if item.floor is None else f"{item.floor:.0f}" if is_count else f"{item.floor:.4f}"
        goal = goals.get(item.measure.name)
        aim = "" if goal is None else f"   goal {goal:.4g} {'reached' if item.measure.value >= goal else 'not yet'}"
        count = "" if is_count else f"   of {item.measure.of}"
        print(f"  {'pass' if item.passed else 'FAIL'}  {name:24} {value:>8}   floor {floor:>8}{count:12}{aim}".rstrip())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--baseline", type=Path, default=_BASELINE)
    parser.add_argument("--update", action="store_true", help="raise floors to what was reached, less one point; lowers none")
    parser.add_argument("--lower", action="append", default=[], metavar="MEASURE=WHY", help="take one floor down to what is reached")
    options = parser.parse_args()
    baseline = load_baseline(options.baseline)

    fingerprints = {"cases": fingerprint(CASES.glob("*.jsonl"))}
    measures: list[Measure] = list(measure_cases())
    if (options.shared / "gold").is_dir():
        fingerprints["gold"] = fingerprint(gold_files(options.shared))
        measures += measure_gold(options.shared)
        measures += measure_corpus(options.shared)
        measures += measure_plan(options.shared)
        measures += measure_settlement(options.shared)
    else:
        print(f"The annotated documents are not at {options.shared}: only the project's own cases and samples are measured.")

    if options.update or options.lower:
        for request in options.lower:
            name, _, why = request.partition("=")
            if not why:
                parser.error(f"--lower {name} needs a reason: --lower '{name}=why'")
            baseline = lowered(baseline, measures, name, why)
        kept = {**baseline.fingerprints, **fingerprints}
        baseline = replace(raised(baseline, measures) if options.update else baseline, fingerprints=kept)
        save_baseline(options.baseline, baseline)

    checks = check(baseline, measures)
    report(checks, dict(baseline.goals))
    print()
    for name, found in fingerprints.items():
        known = baseline.fingerprints.get(name, "")
        same = "as when the floors were set" if found == known else "changed since the floors were set; they hold all the same"
        print(f"{name} {found[:12]}: {same}")
    failed = sum(not item.passed for item in checks)
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
