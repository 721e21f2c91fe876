"""Score the reader on the fresh test: ``fresh.py [--shared DIR]``; ``fresh.py --pack NAME ROWS.jsonl`` stores an annotation.

The annotations of eval/fresh hold no text: sentences, mentions, indicators and places are offsets into a document of the shared folder,
which must be the very one that was annotated (its sha256 is kept). There is no option to show errors: whoever writes rules must not
see them, or the test is no longer fresh.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from gold import load_scorer, source_path
from offsets import read_rows, save_rows
from score_gold import Annotated, predict, score_annotated, summary

__all__ = ["count_errors", "load", "save"]

FOLDER = Path(__file__).parents[1] / "eval" / "fresh"


def load(shared: Path, path: Path) -> Annotated:
    """One annotation with the reader's rows beside it."""
    rows, table = read_rows(path, source_path(shared, path.stem).read_bytes().decode())
    return Annotated(path.stem, rows, table, predict(shared, path.stem))


def count_errors(score: dict[str, Any]) -> dict[str, int]:
    """How many labels and figures are wrong, and of the figures found how many in each field."""
    detection = score["figure_detection"]
    found = round(detection["r"] * score["figures"])
    counts = {"labels": round((1 - score["label_accuracy"]) * score["sentences"]), "missed": score["figures"] - found}
    counts["extra"] = round(found / detection["p"]) - found if detection["p"] else 0
    return counts | {field: round((1 - share) * found) for field, share in score["field_accuracy"].items()}


def save(shared: Path, name: str, rows_path: Path) -> Path:
    """Pack gold rows of the named document into the folder of the fresh test."""
    text = source_path(shared, name).read_bytes().decode()
    rows = [json.loads(line) for line in rows_path.read_text(encoding="utf-8").splitlines()]
    out = FOLDER / f"{name}.jsonl"
    save_rows(out, text, rows)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--pack", nargs=2, metavar=("NAME", "ROWS"), help="store an annotation in offsets instead of scoring")
    options = parser.parse_args()
    if options.pack:
        print(save(options.shared, options.pack[0], Path(options.pack[1])))
        return
    paths = sorted(FOLDER.glob("*.jsonl"))
    scores = score_annotated(load_scorer(options.shared), (load(options.shared, path) for path in paths))
    for name, score in scores.items():
        print(summary(name, score))
        print(" " * 10, "wrong:", ", ".join(f"{what} {count}" for what, count in count_errors(score).items()))


if __name__ == "__main__":
    main()
