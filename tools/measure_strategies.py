"""What a reader wrote of named strategies and abbreviations in the five seeds (SYSTEMS.md, section 3b), held against what is read.

``measure_strategies.py [--shared DIR]`` prints what differs. A name counts once for each seed it is listed for. It is right where it is
found with the right owner, and its expansion is as the reader says: ``yes`` asks for parts that the reader also wrote; ``no``, ``named``
and ``letters`` ask for none; of half-expanded names whatever stands in the text is right, and nothing is asked.
"""

from __future__ import annotations

import argparse
import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from floors import Measure
from lantu.annotating import annotate
from lantu.opening import read
from lantu.plans import Plan, build_plan
from lantu.types import Strategy

__all__ = ["Row", "invented", "load_rows", "measure_strategies", "wrong_rows"]

# The names of one cell are parted so; a comma of Chinese writing parts the words of one name.
_PARTED = re.compile(r"\s+/\s+|,\s+|\s+(?=产业|资源|便利|宜居)")
_BRACKETS = re.compile(r"[（(][^）)]*[）)]|[“”‘’「」…]|建设$|^打造")
_OWNER = re.compile(r"[（(]([\u4e00-\u9fff]+)[）)]")
# Who speaks in a seed; in the one of twelve parks the reader names the park in brackets.
_OWNERS = {"000": "天心区", "001": "天心区", "002": "湖南湘江新区", "003": "长沙市"}
_ASKED = ("yes",)
_OPEN = ("half", "by ")
# So many parts of an expansion at least are among what the reader wrote.
_LEAST_AGREED = 0.75


@dataclass(frozen=True, slots=True)
class Row:
    """One name in one seed. ``verdict``: what the reader says of its expansion; ``expansion``: the reader's words for it."""

    name: str
    seed: str
    owner: str
    verdict: str
    expansion: str


def load_rows(text: str) -> Iterator[Row]:
    """The rows of section 3b, one for each name and seed. Of a name said to be expanded in one seed, nothing is asked in the others."""
    section = text.split("## 3b.")[1].split("\n# 4.")[0]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or len(cells) < 4 or not re.search(r"\d{3}", cells[1]):
            continue
        listed, seeds, verdict, expansion = cells[:4]
        told_in = re.findall(r"\d{3}", verdict)
        owner = next(iter(_OWNER.findall(listed)), "")
        names = _PARTED.split(listed)
        # Where each name has seeds of its own they are parted as the names are.
        groups = re.split(r"\s*/\s*|,\s*", seeds) if "/" in seeds or len(names) == seeds.count(",") + 1 > 1 else [seeds] * len(names)
        groups = groups if len(groups) == len(names) else [seeds] * len(names)
        for name, group in zip(names, groups, strict=True):
            for seed in re.findall(r"\d{3}", group):
                asked = verdict if not told_in or seed in told_in else "half"
                yield Row(_BRACKETS.sub("", name).strip(), seed, owner or _OWNERS.get(seed, ""), asked, expansion or listed)


def found_in(plan: Plan, row: Row) -> list[tuple[str, Strategy]]:
    """The strategies of a seed that bear a row's name, each with the name of who speaks at its first mention."""
    found = []
    for annotation, speech in zip(plan.ledger.annotations, plan.speeches, strict=True):
        if not annotation.document.name.startswith(row.seed):
            continue
        starts = [sentence.start for sentence in annotation.sentences]
        for strategy in annotation.strategies:
            name = _BRACKETS.sub("", strategy.name)
            if name == row.name or (len(name) > 1 and (name in row.name or row.name in name)):
                speaker = speech.speakers[bisect_right(starts, strategy.start) - 1]
                found.append((plan.name(speaker), strategy))
    exact = [one for one in found if _BRACKETS.sub("", one[1].name) == row.name]
    return exact or found


def fault(plan: Plan, row: Row) -> str:
    """What is wrong with a row; "" where it is right."""
    found = found_in(plan, row)
    if not found:
        return "not found"
    of_owner = [strategy for owner, strategy in found if not row.owner or not owner or row.owner in owner or owner in row.owner]
    if not of_owner:
        return f"owner {found[0][0]}"
    parts = next((strategy.expansion for strategy in of_owner if strategy.expansion), ())
    if row.verdict.startswith(_ASKED):
        if not parts:
            return "not expanded"
        return "" if _agreed(parts, row.expansion) >= _LEAST_AGREED else f"other parts: {'; '.join(parts)}"
    if not parts or row.verdict.startswith(_OPEN):
        return ""
    return f"invented: {'; '.join(parts)}"


def _agreed(parts: tuple[str, ...], words: str) -> float:
    """The share of parts that have two characters in a row of what the reader wrote."""
    if not re.search("[\u4e00-\u9fff]{2}", words):
        # The reader only says that they are there.
        return 1.0
    return sum(any(part[at : at + 2] in words for at in range(len(part) - 1)) for part in parts) / len(parts)


def wrong_rows(plan: Plan, rows: list[Row]) -> list[tuple[Row, str]]:
    return [(row, why) for row in rows if (why := fault(plan, row))]


def invented(plan: Plan) -> list[tuple[str, str, str]]:
    """Parts of expansions whose words do not stand in their document: seed, name, part."""
    return [
        (annotation.document.name[:3], strategy.name, part)
        for annotation in plan.ledger.annotations
        for strategy in annotation.strategies
        for part in strategy.expansion
        if part not in annotation.document.clean_text
    ]


def measure_strategies(shared: Path, plan: Plan) -> Iterator[Measure]:
    """The share of rows that are right, and of expansions none of which is invented."""
    rows = list(load_rows((shared / "SYSTEMS.md").read_text(encoding="utf-8")))
    wrong = wrong_rows(plan, rows)
    made_up = sum(why.startswith("invented") for _, why in wrong) + len(invented(plan))
    yield Measure("plan.seeds.strategies_right", round(1 - len(wrong) / len(rows), 4), of=len(rows))
    yield Measure("plan.seeds.strategies_not_invented", round(1 - made_up / len(rows), 4), of=len(rows), exact=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    options = parser.parse_args()
    plan = build_plan(annotate(read(path)) for path in sorted((options.shared / "seeds").glob("*.txt")))
    rows = list(load_rows((options.shared / "SYSTEMS.md").read_text(encoding="utf-8")))
    for row, why in wrong_rows(plan, rows):
        print(f"{row.seed} {row.name} ({row.owner}; {row.verdict}): {why}")
    for seed, name, part in invented(plan):
        print(f"{seed} {name}: not in the text: {part}")
    for measure in measure_strategies(options.shared, plan):
        print(f"{measure.name} {measure.value} of {measure.of}")


if __name__ == "__main__":
    main()
