"""Train the label model: ``train_labels.py [--shared DIR] [--own] [--check]``.

Learns from the annotated documents of a gold folder (with --own also from those of eval/own) and writes
src/lantu/weights/labels.tsv; ``--check`` only prints the scores of models that have not seen the document they are scored on (leave one
document out), and of the layout's rules and the model alone.
"""

from __future__ import annotations

import argparse
import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantu.labels.features import sentence_features
from lantu.labels.layout import Verdict, judge_layout
from lantu.labels.model import LabelModel, parse_model
from lantu.opening import read
from lantu.segment import split_sentences
from lantu.types import LABELS
from own import own_names
from score_gold import annotated_rows, gold_names, load_scorer, source_path

__all__ = ["Example", "collect", "leave_one_out", "train"]

# Chosen by leave-one-document-out accuracy on 2026-11-23: C 0.1 0.938, 0.3 0.945, 1.0 0.941; context weight 1.0 0.945, 1.5 0.950,
# 2.2 0.946.
_C, _CONTEXT_WEIGHT = 0.3, 1.5
# A feature of fewer sentences says more of a document than of the language.
_LEAST = 3
_OUT = Path(__file__).parents[1] / "src" / "lantu" / "weights" / "labels.tsv"


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated document: features, verdicts of the layout, gold label and accepted labels of each sentence."""

    name: str
    features: list[set[str]]
    verdicts: list[Verdict | None]
    labels: list[str]
    also: list[frozenset[str]]


def collect(shared: Path, names: Sequence[str]) -> list[Example]:
    """Read the gold documents as examples. A sentence takes the label of the gold sentence that covers most of it."""
    scorer = load_scorer(shared)
    return [_example(scorer, shared, name) for name in names]


def _example(scorer: Any, shared: Path, name: str) -> Example:
    document = read(source_path(shared, name))
    rows, table = annotated_rows(scorer, shared, name)
    spans = [(table[row["sid"]][0], table[row["sid"]][0] + len(table[row["sid"]][1]), row) for row in rows]
    sentences = split_sentences(document.clean_text)
    golds = [_covering(spans, *document.to_source(sentence.start, sentence.end)) for sentence in sentences]
    verdicts = judge_layout(document, sentences)
    return Example(
        name,
        sentence_features(document, sentences, verdicts),
        verdicts,
        [gold["label"] for gold in golds],
        [frozenset(gold.get("also", ())) for gold in golds],
    )


def _covering(spans: list[tuple[int, int, dict[str, Any]]], start: int, end: int) -> dict[str, Any]:
    at = max(0, bisect_right([span[0] for span in spans], start) - 1)
    near = spans[max(0, at - 1) : at + 4]
    best = max(near, key=lambda span: min(end, span[1]) - max(start, span[0]))
    return best[2] if min(end, best[1]) > max(start, best[0]) else {"label": "chrome"}


def train(examples: Sequence[Example]) -> LabelModel:
    """A model from annotated documents; the layout's verdicts are left to the layout."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows, targets = [], []
    for example in examples:
        previous = "start"
        for features, label, verdict in zip(example.features, example.labels, example.verdicts, strict=True):
            if verdict is None:
                rows.append(sorted(features | {f"previous {previous}"}))
                targets.append(label)
            previous = label
    counts = Counter(feature for row in rows for feature in row)
    kept = [{feature: 1.0 for feature in row if counts[feature] >= _LEAST} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    weights = {label: _CONTEXT_WEIGHT if label == "context" else 1.0 for label in set(targets)}
    model = LogisticRegression(C=_C, max_iter=500, class_weight=weights).fit(matrix, targets)
    return parse_model(_as_text(tuple(model.classes_), vectorizer.get_feature_names_out(), model.coef_, model.intercept_))


def leave_one_out(shared: Path, names: Sequence[str] | None = None) -> dict[str, LabelModel]:
    """For each of ``names`` (all gold documents, without it) a label model of the gold and the other ones of ``names``.

    ``annotate(document, model=…)`` then labels the document unseen.
    """
    wanted = list(names or gold_names(shared))
    examples = collect(shared, sorted({*gold_names(shared), *wanted}))
    return {name: train([example for example in examples if example.name != name]) for name in wanted}


def _as_text(labels: tuple[str, ...], names: Sequence[str], coefficients: Any, intercepts: Any) -> str:
    rows = ["\t".join(("feature", *labels)), "\t".join(("", *(str(round(1000 * value)) for value in intercepts)))]
    for column, name in enumerate(names):
        numbers = [round(1000 * float(coefficients[row][column])) for row in range(len(labels))]
        if any(numbers):
            rows.append("\t".join((name, *map(str, numbers))))
    return "\n".join(rows) + "\n"


def model_text(model: LabelModel, note: str) -> str:
    """The file that ships, with its provenance on top."""
    lines = [f"# {note}", "\t".join(("feature", *model.labels)), "\t".join(("", *(str(round(1000 * value)) for value in model.bias)))]
    lines += ["\t".join((name, *(str(round(1000 * value)) for value in row))) for name, row in sorted(model.weights.items())]
    return "\n".join(lines) + "\n"


def predict(model: LabelModel, example: Example, *, layout: bool = True) -> list[str]:
    """The labels of one document by ``model``, with or without the layout's verdicts."""
    labels, previous = [], "start"
    for features, verdict in zip(example.features, example.verdicts, strict=True):
        previous = verdict.label if layout and verdict else model.choose(model.add(model.scores(features), f"previous {previous}"))[0]
        labels.append(previous)
    return labels


def accuracy(example: Example, labels: Sequence[str]) -> tuple[int, int, Counter[tuple[str, str]]]:
    """Right ones, all, and the pairs of gold and given label."""
    pairs: Counter[tuple[str, str]] = Counter()
    for gold, also, label in zip(example.labels, example.also, labels, strict=True):
        pairs[gold, gold if label in also else label] += 1
    return sum(count for (gold, label), count in pairs.items() if gold == label), len(labels), pairs


def macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the labels."""
    scores = []
    for label in LABELS:
        gold = sum(count for (g, _), count in pairs.items() if g == label)
        given = sum(count for (_, p), count in pairs.items() if p == label)
        scores.append(2 * pairs[label, label] / max(1, gold + given))
    return sum(scores) / len(scores)


def check(examples: Sequence[Example]) -> None:
    """Print leave-one-document-out scores."""
    total: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    for held in examples:
        model = train([example for example in examples if example is not held])
        right, count, pairs = accuracy(held, predict(model, held))
        total += pairs
        alone += accuracy(held, predict(model, held, layout=False))[2]
        print(f"{held.name}\t{right / count:.4f}\t{count}")
    for title, pairs in (("layout and model", total), ("model alone", alone)):
        right = sum(count for (gold, label), count in pairs.items() if gold == label)
        print(f"{title}\taccuracy {right / sum(pairs.values()):.4f}\tmacro F1 {macro_f1(pairs):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--own", action="store_true", help="learn also from the project's own annotations")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    examples = collect(options.shared, gold_names(options.shared) + (own_names() if options.own else []))
    if options.check:
        check(examples)
        return
    sentences = sum(len(example.labels) for example in examples)
    note = f"Label model, weights in thousandths, by tools/train_labels.py on {len(examples)} documents, {sentences} sentences; CARD.md."
    _OUT.write_text(model_text(train(examples), note), encoding="utf-8")
    print(f"{_OUT.name}: {_OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
