"""Train the label model: ``train_labels.py [--shared DIR] [--check]``.

Learns from the annotated documents of a gold folder and of eval/own, and from label_marks.tsv, and writes src/lantu/weights/labels.tsv and
labels_calibration.tsv; ``--check`` only prints the scores of models that have not seen the document they are scored on (leave one
document out), of the layout's rules and the model alone, and how far the confidence can be trusted.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from gold import gold_names
from label_calibration import Given, calibrate, calibration_text, reliability
from label_training import Example, collect_annotated, collect_others, train
from lantu.labels.classify import decide
from lantu.labels.features import features_alone
from lantu.labels.model import LabelModel, unpack
from lantu.labels.surroundings import features_placed
from lantu.labels.verdicts import Verdict
from lantu.types import LABELS
from own import own_names

__all__ = ["annotated_names", "leave_one_out", "model_text", "train_without"]

_WEIGHTS = Path(__file__).parents[1] / "src" / "lantu" / "weights"


def annotated_names(shared: Path) -> list[str]:
    """The documents with every sentence labelled: the gold folder's, then the project's own (eval/own)."""
    return gold_names(shared) + own_names()


def train_without(shared: Path, *names: str) -> LabelModel:
    """A label model of all that is learnt from but ``names``: ``annotate(document, model=…)`` then labels them unseen. Takes seconds."""
    examples = collect_annotated(shared, [other for other in annotated_names(shared) if other not in names])
    return train([*examples, *(example for example in collect_others(shared) if example.name not in names)])


def leave_one_out(shared: Path, names: Sequence[str] | None = None) -> dict[str, LabelModel]:
    """For each of ``names`` (all annotated documents, without it) a label model of all annotated documents but that one."""
    return {name: train_without(shared, name) for name in names or annotated_names(shared)}


def read(model: LabelModel, example: Example) -> list[list[float]]:
    """The probabilities of one document by ``model``, (n_sentences, 5)."""
    first = [model.read_alone(features_alone(fact)) for fact in example.facts]
    placed = features_placed(example.sentences, example.facts, example.verdicts, [belief for belief, _ in first])
    return [model.read_placed(scores, features) for (_, scores), features in zip(first, placed, strict=True)]


def read_blind(model: LabelModel, example: Example) -> list[list[float]]:
    """The same without the layout: neither its verdicts nor the parts that its headings open."""
    first = [model.read_alone(features_alone(fact)) for fact in example.facts]
    nothing: list[Verdict | None] = [None] * len(example.facts)
    placed = features_placed(example.sentences, example.facts, nothing, [belief for belief, _ in first])
    return [model.read_placed(scores, features) for (_, scores), features in zip(first, placed, strict=True)]


def model_text(model: LabelModel, note: str) -> str:
    """The file that ships, with its provenance on top."""
    header = "\t".join(("feature", *(f"first {label}" for label in LABELS), *(f"second {label}" for label in LABELS)))
    rows = [(name, unpack(row)) for name, row in (("", model.bias), *sorted(model.weights.items()))]
    return "\n".join([f"# {note}", header, *("\t".join((name, *map(str, row))) for name, row in rows)]) + "\n"


def _pairs(example: Example, labels: Sequence[str]) -> Counter[tuple[str, str]]:
    """Pairs of gold and given label, counted; an accepted label counts as the gold one."""
    return Counter((gold, gold if label in also else label) for gold, also, label in zip(example.labels, example.also, labels, strict=True))


def _accuracy(pairs: Counter[tuple[str, str]]) -> float:
    return sum(count for (gold, label), count in pairs.items() if gold == label) / sum(pairs.values())


def macro_f1(pairs: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the labels."""
    scores = []
    for label in LABELS:
        gold = sum(count for (g, _), count in pairs.items() if g == label)
        given = sum(count for (_, p), count in pairs.items() if p == label)
        scores.append(2 * pairs[label, label] / max(1, gold + given))
    return sum(scores) / len(scores)


def check(examples: Sequence[Example], marks: Sequence[Example]) -> list[Given]:
    """Print leave-one-document-out scores; give back the model's labels with their probability and whether they were right."""
    together: Counter[tuple[str, str]] = Counter()
    groups: dict[str, Counter[tuple[str, str]]] = {"seeds": Counter(), "reports": Counter(), "own": Counter()}
    own = own_names()
    alone: Counter[tuple[str, str]] = Counter()
    layout: Counter[bool] = Counter()
    given: list[Given] = []
    for held in examples:
        model = train([*(example for example in examples if example is not held), *marks])
        labels = []
        for index, (belief, verdict) in enumerate(zip(read(model, held), held.verdicts, strict=True)):
            label, likely, _ = decide(verdict, LABELS[belief.index(max(belief))], max(belief))
            right = label == held.labels[index] or label in held.also[index]
            labels.append(label)
            if verdict is None:
                given.append(Given(held.name, likely, right))
            else:
                layout[right] += 1
        pairs = _pairs(held, labels)
        groups["own" if held.name in own else "seeds" if held.name.startswith("seed_") else "reports"] += pairs
        if held.name in own:
            continue
        together += pairs
        alone += _pairs(held, [LABELS[belief.index(max(belief))] for belief in read_blind(model, held)])
        print(f"{held.name}\taccuracy {_accuracy(pairs):.4f}\tsentences {len(labels)}")
    for name, pairs in ((name, pairs) for name, pairs in groups.items() if pairs):
        print(f"{name}\taccuracy {_accuracy(pairs):.4f}\tmacro F1 {macro_f1(pairs):.4f}")
    verdicts = layout.total()
    everything = sum(len(example.labels) for example in examples)
    print(f"layout alone\tright {layout[True]} of {verdicts} verdicts, on {verdicts / everything:.3f} of the sentences")
    for title, pairs in (("model alone", alone), ("layout and model", together)):
        print(f"{title}\taccuracy {_accuracy(pairs):.4f}\tmacro F1 {macro_f1(pairs):.4f}")
    return given


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    examples, marks = collect_annotated(options.shared, annotated_names(options.shared)), collect_others(options.shared)
    given = check(examples, marks)
    print("\n".join(reliability(given)))
    if options.check:
        return
    known = sum(len(example.labels) for example in examples)
    marked = sum(len(example.taught) for example in marks)
    note = (
        f"Label model, weights in thousandths, by tools/train_labels.py on {len(examples)} documents with {known} sentences"
        f" and {marked} marked sentences of {len(marks)} others; CARD.md."
    )
    out = _WEIGHTS / "labels.tsv"
    out.write_text(model_text(train([*examples, *marks]), note), encoding="utf-8")
    (_WEIGHTS / "labels_calibration.tsv").write_text(calibration_text(calibrate(given)), encoding="utf-8")
    print(f"{out.name}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
