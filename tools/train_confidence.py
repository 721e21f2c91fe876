"""Train the confidence of figures: ``train_confidence.py [--shared DIR] [--check]``.

Reads every annotated document (the gold folder's and eval/own) as if unseen: labelled by a model that has not learnt from it. Each figure
is right where the gold's scorer finds its record right, and wrong otherwise, also where the gold has no figure. Writes
src/lantu/weights/figures.tsv and figures_calibration.tsv; ``--check`` only prints how far the confidence can be trusted.
To be run again whenever rules of figures or labels have changed, after train_labels.py; takes a few minutes.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import load_scorer, source_path
from label_calibration import Given, calibrate, calibration_text, reliability
from lantu.annotating import annotate
from lantu.figures.confidence import FigureModel, evidence_of
from lantu.labels import LabelModel
from lantu.opening import read
from lantu.rows import figure_row
from own import annotated_rows
from train_labels import annotated_names, train_without

__all__ = ["LEAST", "MARGIN", "Judged", "collect", "judge", "main", "train", "unseen"]

_WEIGHTS = Path(__file__).parents[1] / "src" / "lantu" / "weights"
_RECORD = ("kind", "value", "unit", "cmp", "measure", "indicator")
# So many label models are trained, each without its share of the documents.
_GROUPS = 3
# Steps of confidence are lowered by so many standard errors and rest on so many figures: a dozen documents stand for all others.
MARGIN, LEAST = 1.0, 100
# Chosen by how well figures of unseen documents are ranked. A name of evidence counts where so many figures of so many documents have it.
_REGULAR = 0.1
_LEAST_FIGURES, _LEAST_DOCUMENTS = 4, 3


@dataclass(frozen=True)
class Judged:
    """One figure that the reader gave to a document, what speaks for it, and whether its record is right."""

    name: str
    evidence: frozenset[str]
    right: bool


def judge(scorer: ModuleType, shared: Path, name: str, model: LabelModel) -> list[Judged]:
    """The figures of one document, labelled by ``model``."""
    annotation = annotate(read(source_path(shared, name)), model=model)
    document = annotation.document
    rows, table = annotated_rows(scorer, shared, name)
    golds = []
    for row in rows:
        start, text = table[row["sid"]]
        for figure in row.get("figures", ()):
            at = start + scorer.find_nth(text, figure["mention"], figure.get("occ", 1))
            golds.append((at, at + len(figure["mention"]), figure))
    found = []
    for sentence in annotation.sentences:
        evidence = evidence_of(document.clean_text[sentence.start : sentence.end], sentence)
        for figure, names in zip(sentence.figures, evidence, strict=True):
            row = figure_row(document, figure)
            if not scorer.is_grade(row):
                found.append(Judged(name, frozenset(names), _is_right(scorer, golds, row)))
    return found


def _is_right(scorer: ModuleType, golds: list[tuple[int, int, dict[str, Any]]], row: dict[str, Any]) -> bool:
    """Whether the gold's figure that overlaps by at least half of the longer has the same record."""

    def overlap(gold: tuple[int, int, dict[str, Any]]) -> float:
        longer = max(gold[1] - gold[0], row["end"] - row["start"])
        return float(min(gold[1], row["end"]) - max(gold[0], row["start"])) / float(longer)

    best = max(golds, key=overlap, default=None)
    return best is not None and overlap(best) >= 0.5 and all(scorer.agrees(field, best[2], row) for field in _RECORD)


def train(judged: Sequence[Judged]) -> FigureModel:
    """A model of these figures. The same figures give the same weights."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    figures = Counter(chain.from_iterable(one.evidence for one in judged))
    documents = Counter(name for _, name in {(one.name, name) for one in judged for name in one.evidence})
    names = sorted(name for name, count in figures.items() if count >= _LEAST_FIGURES and documents[name] >= _LEAST_DOCUMENTS)
    columns = {name: column for column, name in enumerate(names)}
    rows = [sorted(columns[name] for name in one.evidence if name in columns) for one in judged]
    starts = numpy.cumsum([0, *map(len, rows)])
    where = numpy.fromiter(chain.from_iterable(rows), dtype=numpy.int32, count=int(starts[-1]))
    matrix = csr_matrix((numpy.ones(len(where)), where, starts), shape=(len(rows), len(names)))
    with threadpool_limits(1):
        model = LogisticRegression(C=_REGULAR, max_iter=1000).fit(matrix, [one.right for one in judged])
    weights = {name: round(1000 * float(weight)) for name, weight in zip(names, model.coef_[0], strict=True)}
    return FigureModel({name: weight for name, weight in weights.items() if weight}, round(1000 * float(model.intercept_[0])))


def unseen(judged: Sequence[Judged]) -> list[Given]:
    """Each figure with its probability by a model that has not seen its document."""
    given = []
    for name in sorted({one.name for one in judged}):
        model = train([one for one in judged if one.name != name])
        given += [Given(name, model.probability(one.evidence), one.right) for one in judged if one.name == name]
    return given


def model_text(model: FigureModel, note: str) -> str:
    """The file that ships, with its provenance on top."""
    return (
        "\n".join(
            [f"# {note}", "evidence\tweight", f"\t{model.bias}", *(f"{name}\t{model.weights[name]}" for name in sorted(model.weights))]
        )
        + "\n"
    )


def collect(shared: Path) -> list[Judged]:
    """The figures of all annotated documents, each read as if unseen."""
    scorer, names = load_scorer(shared), annotated_names(shared)
    found = []
    for first in range(_GROUPS):
        group = names[first::_GROUPS]
        model = train_without(shared, *group)
        found += [one for name in group for one in judge(scorer, shared, name, model)]
    return sorted(found, key=lambda one: names.index(one.name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    judged = collect(options.shared)
    given = unseen(judged)
    print(f"figures {len(judged)}\tright {sum(one.right for one in judged) / len(judged):.4f}")
    print("\n".join(reliability(given, MARGIN, LEAST)))
    if options.check:
        return
    note = f"Confidence of figures, weights in thousandths, by tools/train_confidence.py on {len(judged)} figures; CARD-FIGURES.md."
    (_WEIGHTS / "figures.tsv").write_text(model_text(train(judged), note), encoding="utf-8")
    (_WEIGHTS / "figures_calibration.tsv").write_text(
        calibration_text(calibrate(given, MARGIN, LEAST), "CARD-FIGURES.md"), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
