"""What the gate measures on the annotated documents: as shipped, and with models that never saw the document they annotate.

The shipped label model has learnt from these very documents, so its scores on them say that it was trained, not how it reads: they are held
to the floors of the unseen only. For the rules a document is unseen while nobody has looked at its errors, which no program can know.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from floors import Measure
from gold import gold_names, load_scorer
from score_gold import Annotated, predict, score_annotated
from train_labels import train_without

__all__ = ["GOLD_MEASURES", "measure_gold"]

# Each measure: its name, where score.py has it, what it is counted on.
GOLD_MEASURES = (
    ("label_accuracy", ("label_accuracy",), "sentences"),
    ("label_macro_f1", ("label_macro_f1",), "sentences"),
    ("heading_level", ("heading_level_accuracy",), "headings"),
    ("figure_detection", ("figure_detection", "f1"), "figures"),
    ("figure_core", ("figure_core", "f1"), "figures"),
    ("figure_record", ("figure_record", "f1"), "figures"),
    ("figure_full", ("figure_full", "f1"), "figures"),
    ("target_core", ("target_core", "f1"), "targets"),
)
_PROCESSES = 2

Rows = list[dict[str, Any]]


def measure_gold(shared: Path) -> Iterator[Measure]:
    """All measures of all groups, then how much was counted."""
    names = gold_names(shared)
    scorer = load_scorer(shared)
    groups = {
        "all": names,
        "reports": [name for name in names if not name.startswith("seed_")],
        "seeds": [name for name in names if name.startswith("seed_")],
    }
    counts = {group: _counts(scorer, shared, chosen) for group, chosen in groups.items()}
    unseen = _unseen_rows(shared, names)
    for kind, rows in (("unseen", unseen), ("shipped", {name: predict(shared, name) for name in names})):
        for group, chosen in groups.items():
            score = score_annotated(scorer, (_annotated(scorer, shared, name, rows[name]) for name in chosen))["pool"]
            for name, path, unit in GOLD_MEASURES:
                value: Any = score
                for key in path:
                    value = value[key]
                floor = f"unseen.{group}.{name}" if kind == "shipped" else ""
                yield Measure(f"{kind}.{group}.{name}", value, of=counts[group][unit], floor=floor)
    yield Measure("counts.gold.documents", len(names))
    for unit, count in counts["all"].items():
        yield Measure(f"counts.gold.{unit}", count)


def _annotated(scorer: Any, shared: Path, name: str, rows: Rows) -> Annotated:
    gold = shared / "gold"
    return Annotated(name, scorer.rows(gold / f"{name}.jsonl"), scorer.sentence_offsets(gold / f"{name}.tsv"), rows)


def _counts(scorer: Any, shared: Path, names: list[str]) -> dict[str, int]:
    rows = [row for name in names for row in scorer.rows(shared / "gold" / f"{name}.jsonl")]
    figures = [figure for row in rows for figure in row.get("figures", ())]
    return {
        "sentences": len(rows),
        "headings": sum(row["label"] == "heading" for row in rows),
        "figures": len(figures),
        "targets": sum(figure["kind"] == "target" for figure in figures),
    }


def _unseen_rows(shared: Path, names: list[str]) -> dict[str, Rows]:
    """Each document annotated by a model trained on the other ones."""
    # Two processes fill two cores; a numeric library that starts threads of its own in each would only make them wait for each other.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        return dict(zip(names, pool.map(_unseen, [shared] * len(names), names), strict=True))


def _unseen(shared: Path, name: str) -> Rows:
    return predict(shared, name, train_without(shared, name))
