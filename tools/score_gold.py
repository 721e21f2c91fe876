"""Annotate the documents of a gold folder and score them: ``score_gold.py [--shared DIR] [--own] [--show] [--unseen] [NAME …]``.

With --own those that the project has annotated itself (eval/own). Uses the gold folder's own score.py. Prints one line a document and
of the pool, then the fields.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import gold_names, load_scorer, source_path
from lantu.annotating import annotate
from lantu.labels import LabelModel
from lantu.opening import read
from lantu.rows import sentence_rows
from own import annotated_rows, own_names

__all__ = [
    "Annotated",
    "predict",
    "score_annotated",
    "score_documents",
    "summary",
]


def predict(shared: Path, name: str, model: LabelModel | None = None) -> list[dict[str, Any]]:
    """Our rows for one gold document, labelled by ``model`` or the shipped one."""
    return sentence_rows(annotate(read(source_path(shared, name)), model=model))


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document: its gold rows, its sentence table (sid to start and text) and the rows predicted for it."""

    name: str
    gold: list[dict[str, Any]]
    table: Mapping[Any, tuple[int, str]]
    predicted: list[dict[str, Any]]


def score_documents(
    shared: Path, names: list[str], *, show: bool = False, models: Mapping[str, LabelModel] | None = None
) -> dict[str, dict[str, Any]]:
    """Scores by document, and of all together under "pool". ``models`` gives documents a label model of their own."""
    scorer = load_scorer(shared)
    documents = (Annotated(name, *annotated_rows(scorer, shared, name), predict(shared, name, (models or {}).get(name))) for name in names)
    return score_annotated(scorer, documents, show=show)


def score_annotated(scorer: ModuleType, documents: Iterable[Annotated], *, show: bool = False) -> dict[str, dict[str, Any]]:
    """Scores of each document, and of all laid end to end under "pool"."""
    pooled_gold: list[dict[str, Any]] = []
    pooled_sentences: dict[Any, tuple[int, str]] = {}
    pooled_rows: list[dict[str, Any]] = []
    shift = 0
    scores = {}
    for document in documents:
        if show:
            print(f"=== {document.name}")
        scores[document.name] = scorer.score(document.gold, document.table, document.predicted, show)
        for row in document.gold:
            key = (document.name, row["sid"])
            pooled_sentences[key] = (document.table[row["sid"]][0] + shift, document.table[row["sid"]][1])
            pooled_gold.append({**row, "sid": key})
        for row in document.predicted:
            figures = [{**figure, "start": figure["start"] + shift, "end": figure["end"] + shift} for figure in row["figures"]]
            pooled_rows.append({**row, "start": row["start"] + shift, "end": row["end"] + shift, "figures": figures})
        shift = max([shift, *(start + len(text) for start, text in pooled_sentences.values()), *(row["end"] for row in pooled_rows)]) + 10
    scores["pool"] = scorer.score(pooled_gold, pooled_sentences, pooled_rows, 0)
    return scores


def summary(name: str, score: dict[str, Any]) -> str:
    """One line of the scores that have floors."""
    return (
        f"{name:10} labels {score['label_accuracy']:.4f} macro {score['label_macro_f1']:.4f}"
        f" level {score['heading_level_accuracy'] or 0:.3f}"
        f" | detect {score['figure_detection']['f1']:.4f} core {score['figure_core']['f1']:.4f} record {score['figure_record']['f1']:.4f}"
        f" full {score['figure_full']['f1']:.4f} target {score['target_core']['f1']:.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--own", action="store_true", help="the documents that the project has annotated itself")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--unseen", action="store_true", help="label each document by a model that has not seen it")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    names = options.names or (own_names() if options.own else gold_names(options.shared))
    models = None
    if options.unseen:
        from train_labels import leave_one_out

        models = leave_one_out(options.shared, names)
    scores = score_documents(options.shared, names, show=options.show, models=models)
    for name, score in scores.items():
        print(summary(name, score))
    print(scores["pool"]["field_accuracy"])


if __name__ == "__main__":
    main()
