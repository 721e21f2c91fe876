"""Which references of the five seeds are found, and how many of those offered are right: ``measure_references.py [--shared DIR] [--list]``.

Found: the rows of SYSTEMS.md, section 3a, whose words a reference overlaps and whose target it names. Right: what a reader judged of every
reference that was offered (eval/plan/references.tsv: where it stands, what kind of thing it names, of which place; no words of it). What
nobody has judged yet is counted and listed, and is in neither number.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from floors import Measure
from lantu.annotating import annotate
from lantu.opening import read
from lantu.plans import Plan, build_plan
from lantu.types import Reference

__all__ = ["judgements", "measure_offered"]

_JUDGED = Path(__file__).parents[1] / "eval" / "plan" / "references.tsv"
Key = tuple[str, str, str, str, str]


def key_of(plan: Plan, reference: Reference) -> Key:
    """Seed, span, kind and place of the target."""
    citation, target = reference.citation, reference.target
    return citation.doc[:3], str(citation.start), str(citation.end), target.kind, target.place


def judgements() -> dict[Key, str]:
    """What the reader said of each reference: right or wrong."""
    lines = _JUDGED.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {(seed, start, end, kind, place): verdict for seed, start, end, kind, place, verdict in rows}


def measure_offered(plan: Plan) -> Iterator[Measure]:
    """The share of judged references that are right."""
    known = judgements()
    verdicts = [known[key] for reference in plan.references if (key := key_of(plan, reference)) in known]
    yield Measure("plan.seeds.references_right", round(verdicts.count("right") / len(verdicts), 4), of=len(verdicts))


def main() -> None:
    from measure_plan import references_found

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--list", action="store_true", help="list every reference with what was judged of it")
    options = parser.parse_args()
    plan = build_plan(annotate(read(path)) for path in sorted((options.shared / "seeds").glob("*.txt")))
    known = judgements()
    open_ones = 0
    for reference in plan.references:
        key = key_of(plan, reference)
        verdict = known.get(key, "not judged")
        open_ones += verdict == "not judged"
        if options.list or verdict != "right":
            print("\t".join((*key, verdict, reference.rule_id, reference.citation.clean, "→", reference.target.name)))
    found, rows = references_found(plan, (options.shared / "SYSTEMS.md").read_text(encoding="utf-8"))
    print(f"rows of section 3a found: {found} of {rows}")
    for measure in measure_offered(plan):
        print(f"offered and right: {measure.value} of {measure.of} judged; not judged: {open_ones}")


if __name__ == "__main__":
    main()
