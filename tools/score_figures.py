"""Score the reader's figures on eval/figures: ``score_figures.py [--shared DIR] [--show] [NAME …]``; ``--pack NAME ROWS.jsonl`` stores one.

These annotations hold figures and no labels: a sentence counts with the label that the reader gives it, so only figures are scored.
They are stored as offsets (offsets.py says how).
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

from gold import load_scorer, source_path
from offsets import read_rows, save_rows
from score_gold import Annotated, predict, score_annotated

__all__ = ["annotated_figures", "figure_names", "figure_summary", "with_labels"]

FOLDER = Path(__file__).parents[1] / "eval" / "figures"


def _portions() -> dict[str, list[tuple[int, int | None]]]:
    """Of a document that is annotated in part, each part: its first sentence and the first one behind it (None: to the end)."""
    return dict(json.loads((FOLDER / "portions.json").read_text(encoding="utf-8")))


def figure_names() -> list[str]:
    """The documents whose figures alone are annotated."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def with_labels(rows: list[dict[str, Any]], table: dict[int, tuple[int, str]], predicted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the label of the predicted sentence that covers most of it; "chrome" where none does."""
    labelled = []
    for row in rows:
        start, text = table[row["sid"]]
        end = start + len(text)
        covering = [(min(end, other["end"]) - max(start, other["start"]), other["label"]) for other in predicted]
        cover, label = max(covering, default=(0, ""))
        labelled.append({**row, "label": label if cover > 0 else "chrome"})
    return labelled


def annotated_figures(shared: Path, name: str) -> Annotated:
    """One annotation with the reader's rows beside it."""
    text = source_path(shared, name).read_bytes().decode()
    rows, table = read_rows(FOLDER / f"{name}.jsonl", text)
    parts = [(table[first][0], table[behind][0] if behind else len(text)) for first, behind in _portions().get(name, [(0, None)])]
    predicted = [
        {**row, "figures": [figure for figure in row["figures"] if any(start <= figure["start"] < end for start, end in parts)]}
        for row in predict(shared, name)
    ]
    return Annotated(name, with_labels(rows, table, predicted), table, predicted)


def figure_summary(name: str, score: dict[str, Any]) -> str:
    """One line of the scores of figures."""
    scores = " ".join(f"{part} {score[key]['f1']:.4f}" for part, key in _PARTS.items())
    return f"{name:10} {score['figures']:4} figures | {scores}"


_PARTS = {
    "detect": "figure_detection",
    "core": "figure_core",
    "record": "figure_record",
    "full": "figure_full",
    "target": "target_core",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--pack", nargs=2, metavar=("NAME", "ROWS"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.pack:
        name, rows = options.pack
        text = source_path(options.shared, name).read_bytes().decode()
        save_rows(FOLDER / f"{name}.jsonl", text, [json.loads(line) for line in Path(rows).read_text(encoding="utf-8").splitlines()])
        return
    documents = (annotated_figures(options.shared, name) for name in options.names or figure_names())
    scores = score_annotated(load_scorer(options.shared), documents, show=options.show)
    for name, score in scores.items():
        print(figure_summary(name, score))
    print(scores["pool"]["field_accuracy"])


if __name__ == "__main__":
    main()
