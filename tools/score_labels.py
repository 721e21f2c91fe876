"""Score labels on stretches of reports that nobody has learnt from: ``score_labels.py [--shared DIR] [--show] [NAME …]``.

The stretches (eval/labels) are drawn by chance from reports that are otherwise not annotated; each is labelled by a model that has not
learnt from its report. They only measure: no setting is chosen by them.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gold import source_path
from lantu.annotating import annotate
from lantu.opening import read
from lantu.types import LABELS
from offsets import ChangedText, sha256
from train_labels import train_without

__all__ = ["FOLDER", "compare", "stretch_names", "stretch_rows"]

FOLDER = Path(__file__).parents[1] / "eval" / "labels"


def stretch_names() -> list[str]:
    """The reports of which stretches are labelled."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def stretch_rows(name: str, text: str) -> list[dict[str, Any]]:
    """Start, end, label and also of each labelled sentence. Raises ChangedText if ``text`` is not what was annotated."""
    header, *rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    if header["sha256"] != sha256(text):
        raise ChangedText(f"sha256 {sha256(text)}, annotated was {header['sha256']}")
    return rows


def compare(rows: list[dict[str, Any]], given: list[tuple[int, int, str]]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each row with the label of the sentence (start, end, label) that covers most of it."""
    for row in rows:
        best = max(given, key=lambda one: min(one[1], row["end"]) - max(one[0], row["start"]))
        yield row, best[2]


def _macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    present = [label for label in LABELS if any(gold == label for gold, _ in pairs)]
    scores = []
    for label in present:
        of = sum(count for pair, count in pairs.items() for side in pair if side == label)
        scores.append(2 * pairs[label, label] / max(1, of))
    return sum(scores) / len(scores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--show", action="store_true", help="list the errors: the stretch no longer measures what is written afterwards")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or stretch_names()
    model = train_without(options.shared, *names)
    together: Counter[tuple[str, str]] = Counter()
    for name in names:
        path = source_path(options.shared, name)
        text = path.read_bytes().decode()
        annotation = annotate(read(path), model=model)
        given = [(*annotation.document.to_source(one.start, one.end), one.label) for one in annotation.sentences]
        pairs: Counter[tuple[str, str]] = Counter()
        for row, label in compare(stretch_rows(name, text), given):
            right = label == row["label"] or label in row.get("also", ())
            pairs[row["label"], row["label"] if right else label] += 1
            if options.show and not right:
                print(f"{row['label']} given as {label}: {text[row['start'] : row['end']]}")
        together += pairs
        _report(name, pairs)
    _report("all", together)


def _report(name: str, pairs: Counter[tuple[str, str]]) -> None:
    right = sum(count for (gold, given), count in pairs.items() if gold == given)
    print(f"{name}\tlabels {right / pairs.total():.4f}\tmacro F1 {_macro_f1(pairs):.4f}\tsentences {pairs.total()}")


if __name__ == "__main__":
    main()
