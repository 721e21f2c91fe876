"""Which references of the five seeds are found, and how many of those offered are right: ``measure_references.py [--shared DIR] [--list]``.

Found: the rows of SYSTEMS.md, section 3a, whose words a reference overlaps and whose target it names. Right: what a reader judged of every
reference that was offered (eval/plan/references.tsv: where it stands, what kind of thing it names, of which place; no words of it). What
nobody has judged yet is counted and listed, and is in neither number.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from floors import Measure
from lantu.annotating import annotate
from lantu.opening import read
from lantu.plans import Plan, build_plan
from lantu.types import Citation, Reference

__all__ = ["QUOTE", "covers", "judgements", "measure_offered", "references_found"]

# A quotation of the notes and the seed that it is from.
QUOTE = re.compile(r"「([^」]+)」\s?(\d{3})")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")

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


def references_found(plan: Plan, text: str) -> tuple[int, int]:
    """Rows of section 3a whose words a reference overlaps and whose target it names: how many, and of how many."""
    section = text.split("## 3a.")[1].split("## 3b.")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")][2:]
    found = 0
    for _, target, words in rows:
        named = set(_HAN.findall(target)) | {quote for quote, _ in QUOTE.findall(words)}
        found += any(_overlaps(plan, reference.citation, words) and _names(reference.target.name, named) for reference in plan.references)
    return found, len(rows)


def _names(name: str, words: Iterable[str]) -> bool:
    """Whether a target's name shares two characters in a row with what the reader wrote or quoted."""
    return any(name[at : at + 2] in word for word in words for at in range(len(name) - 1))


def _overlaps(plan: Plan, citation: Citation, words: str) -> bool:
    return any(covers(plan, citation, quote, seed) for quote, seed in QUOTE.findall(words))


def covers(plan: Plan, citation: Citation, quote: str, seed: str) -> bool:
    """Whether a citation overlaps what the notes quote of a seed."""
    if not citation.doc.startswith(seed):
        return False
    document = next(one for one in plan.ledger.documents if one.name == citation.doc)
    at = document.clean_text.find(quote)
    start = document.offsets.to_clean(citation.start)
    return at >= 0 and start < at + len(quote) and at < start + len(citation.clean)


def main() -> None:
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
