"""How the label model learns: examples from annotated documents, two readings, weights in whole thousandths.

The second reading is taught with what first readings that have not seen a document think of it, so that it learns how far to trust
them. A feature counts only where several sentences of several documents have it: what one document says of itself is not learnt.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from gold import load_scorer, source_path
from lantu.labels.facts import SentenceFacts, read_facts
from lantu.labels.features import features_alone
from lantu.labels.layout import judge_layout
from lantu.labels.model import LabelModel, parse_model
from lantu.labels.sections import is_fragment, section_tenses
from lantu.labels.surroundings import features_placed, without_place
from lantu.labels.verdicts import Verdict
from lantu.opening import read
from lantu.segment import split_sentences
from lantu.types import LABELS, Document, Sentence
from own import annotated_rows, own_names

__all__ = ["Example", "collect_annotated", "collect_cases", "collect_marks", "collect_others", "model_rows", "train"]

# Chosen by leave-one-document-out accuracy, 2026-11-24; the table is in docs/algorithms/labels-errors.md.
C_FIRST, C_SECOND = 0.3, 0.3
CONTEXT_FIRST, CONTEXT_SECOND = 1.2, 1.5
MARK_WEIGHT = 0.4
FOLDS = 6
# Looser fits take half the time, and stop where a sentence more or less moves six labels of two thousand.
TOLERANCE = 1e-4
# Documents are also read in pieces of so many sentences, which weigh so much.
LONG_CUT, SHORT_CUT, CUT_WEIGHT = 12, 4, 0.2
MAIN = ("chinese", "keyword", "heading 1", "heading 2", "title")
TITLED_CUT, FRAGMENTS, FRAGMENT_WEIGHT = 5, (3, 1), 0.1
# Sentences are also learnt without what tells of their line.
BARE_WEIGHT = 0.1
UNMARKED, TITLE = Verdict("heading", "", ""), Verdict("heading", "", "title")
NO_BELIEF = [1.0 / len(LABELS)] * len(LABELS)
# The first reading keeps what so many sentences of so many documents have; the second asks for the documents only.
LEAST_SENTENCES, LEAST_DOCUMENTS = 3, 2
# The bias of a label that no example has.
UNKNOWN = -20000
MARKS = Path(__file__).parent / "label_marks.tsv"
CASES = Path(__file__).parents[1] / "tests" / "cases"
# What the sentences of short texts and of whole ones written for the project weigh.
CASE_WEIGHTS = {"labels_short": 1.0, "labels_texts": 0.2}

Beliefs = list[list[float]]


@dataclass(frozen=True)
class Example:
    """One document with the labels that are known of its sentences.

    labels: a label a sentence, "" where none is known; also: labels accepted beside it; weight: of its sentences in training.
    """

    name: str
    sentences: tuple[Sentence, ...]
    facts: list[SentenceFacts]
    verdicts: list[Verdict | None]
    labels: list[str]
    also: list[frozenset[str]]
    weight: float = 1.0
    whole: bool = False

    @cached_property
    def alone(self) -> list[set[str]]:
        """The features of the first reading."""
        return self.bare if is_fragment(self.verdicts) else [features_alone(fact) for fact in self.facts]

    @cached_property
    def bare(self) -> list[set[str]]:
        """The same without what tells of the line."""
        return [without_place(features_alone(fact)) for fact in self.facts]

    @cached_property
    def taught(self) -> list[int]:
        """The sentences to learn from: with a label, and left to the model by the layout."""
        return [index for index, label in enumerate(self.labels) if label and self.verdicts[index] is None]


TITLE_SENTENCE = Sentence(0, 0, -1, at_line_start=True)
TITLE_FACTS = SentenceFacts("", "", (), (), 0, {}, opens=frozenset(), closes=frozenset(), first=True, last=True, length_bin=1, act_share=0)


@cache
def _read(path: Path) -> tuple[Document, tuple[Sentence, ...], list[SentenceFacts], list[Verdict | None]]:
    document = read(path)
    sentences = split_sentences(document.clean_text)
    return document, sentences, read_facts(document, sentences), judge_layout(document, sentences)


def collect_annotated(shared: Path, names: Sequence[str]) -> list[Example]:
    """The documents annotated as a whole. A sentence takes the label of the gold sentence that covers most of it."""
    scorer = load_scorer(shared)
    found = []
    for name in names:
        document, sentences, facts, verdicts = _read(source_path(shared, name))
        rows, table = annotated_rows(scorer, shared, name)
        spans = [(table[row["sid"]][0], table[row["sid"]][0] + len(table[row["sid"]][1]), row) for row in rows]
        golds = [_covering(spans, *document.to_source(sentence.start, sentence.end)) for sentence in sentences]
        also = [frozenset(gold.get("also", ())) for gold in golds]
        found.append(Example(name, sentences, facts, verdicts, [gold["label"] for gold in golds], also, whole=True))
    return found


def _covering(spans: list[tuple[int, int, dict[str, Any]]], start: int, end: int) -> dict[str, Any]:
    at = max(0, bisect_right([span[0] for span in spans], start) - 1)
    near = spans[max(0, at - 1) : at + 4]
    best = max(near, key=lambda span: min(end, span[1]) - max(start, span[0]))
    return best[2] if min(end, best[1]) > max(start, best[0]) else {"label": "chrome"}


def collect_marks(shared: Path) -> list[Example]:
    """The single sentences of other documents that were labelled by hand (``label_marks.tsv``: document, start, end, label).

    Those of documents that have since been annotated as a whole are left out.
    """
    marks: dict[str, dict[tuple[int, int], str]] = {}
    for line in MARKS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, start, end, label = line.split("\t")
            if name not in own_names():
                marks.setdefault(name, {})[int(start), int(end)] = label
    found = []
    for name, known in marks.items():
        document, sentences, facts, verdicts = _read(source_path(shared, name))
        labels = [known.get(document.to_source(sentence.start, sentence.end), "") for sentence in sentences]
        found.append(Example(name, sentences, facts, verdicts, labels, [frozenset()] * len(labels), MARK_WEIGHT))
    return found


def collect_cases() -> list[Example]:
    """The short texts and the whole ones of the project's own cases (those that only measure are in other files)."""
    return [
        _case(json.loads(line), weight)
        for name, weight in CASE_WEIGHTS.items()
        for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def _case(case: dict[str, Any], weight: float) -> Example:
    document = Document(case["id"], case["text"], case["text"])
    sentences = split_sentences(document.clean_text)
    facts, verdicts = read_facts(document, sentences), judge_layout(document, sentences)
    labels = [label.split("|")[0] for label in case["expect"]]
    return Example(case["id"], sentences, facts, verdicts, labels, [frozenset()] * len(labels), weight)


def collect_others(shared: Path) -> list[Example]:
    """What is learnt from beside the annotated documents: single sentences of others, and short texts."""
    return [*collect_marks(shared), *collect_cases()]


def cut(example: Example, belief: Beliefs, bare: Beliefs) -> Iterator[tuple[float, list[set[str]]]]:
    """The weight and the features of a document's sentences as if pieces of it had come alone: so short texts are learnt.

    Once in long pieces that do not know the main headings, so not which way their part looks, once in short ones that do, once in short
    ones under a title that says nothing, and by few and by single sentences that know neither line nor place.
    """
    tenses = section_tenses([fact.words for fact in example.facts], example.verdicts)
    hidden = [UNMARKED if verdict is not None and verdict.style in MAIN else verdict for verdict in example.verdicts]
    for size, verdicts, knows in ((LONG_CUT, hidden, False), (SHORT_CUT, example.verdicts, True)):
        found: list[set[str]] = []
        for piece in _pieces(example, size):
            above = tenses[piece.start - 1] if knows and piece.start else "open"
            found += features_placed(example.sentences[piece], example.facts[piece], verdicts[piece], belief[piece], above=above)
        yield CUT_WEIGHT, _together(example, example.alone, found)
    found = []
    for piece in _pieces(example, TITLED_CUT):
        below = (TITLE_SENTENCE, *example.sentences[piece]), [TITLE_FACTS, *example.facts[piece]], [TITLE, *hidden[piece]]
        found += features_placed(*below, [NO_BELIEF, *belief[piece]])[1:]
    yield FRAGMENT_WEIGHT, _together(example, example.alone, found)
    for size in FRAGMENTS:
        found = []
        for piece in _pieces(example, size):
            nothing: list[Verdict | None] = [None] * len(example.facts[piece])
            found += features_placed(example.sentences[piece], example.facts[piece], nothing, bare[piece])
        yield FRAGMENT_WEIGHT, _together(example, example.bare, list(map(without_place, found)))


def _pieces(example: Example, size: int) -> Iterator[slice]:
    for start in range(0, len(example.facts), size):
        yield slice(start, start + size)


def _together(example: Example, alone: list[set[str]], placed: list[set[str]]) -> list[set[str]]:
    """The features of both readings, of the sentences to learn from; the others are left empty."""
    taught = set(example.taught)
    return [one | two if index in taught else set() for index, (one, two) in enumerate(zip(alone, placed, strict=True))]


def train(examples: Sequence[Example]) -> LabelModel:
    """A model from examples; what the layout decides is left to the layout. The same examples give the same weights."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        count = len(examples)
        copies = [*examples, *(replace(example, weight=BARE_WEIGHT * example.weight) for example in examples)]
        first = _Reading(
            copies,
            [example.alone for example in examples] + [example.bare for example in examples],
            C_FIRST,
            CONTEXT_FIRST,
            LEAST_SENTENCES,
        )
        beliefs: list[Any] = [None] * len(copies)
        for fold in range(FOLDS):
            inside = [index for index in range(len(copies)) if index % count % FOLDS == fold]
            for index, belief in zip(inside, first.beliefs([i for i in range(len(copies)) if i not in inside], inside), strict=True):
                beliefs[index] = belief
        again, placed = [*examples], []
        for example, belief in zip(examples, beliefs[:count], strict=True):
            placed.append(_together(example, example.alone, placed_features(example, belief)))
        for example, belief, bare in zip(examples, beliefs[:count], beliefs[count:], strict=True):
            if example.whole:
                for weight, features in cut(example, belief, bare):
                    again.append(replace(example, weight=weight))
                    placed.append(features)
        second = _Reading(again, placed, C_SECOND, CONTEXT_SECOND, LEAST_DOCUMENTS)
        return parse_model("\n".join(model_rows(first.weights(range(len(copies))), second.weights(range(len(again))))))


def placed_features(example: Example, belief: Beliefs) -> list[set[str]]:
    """The features of the second reading, as the reader finds them."""
    placed = features_placed(example.sentences, example.facts, example.verdicts, belief)
    return list(map(without_place, placed)) if is_fragment(example.verdicts) else placed


class _Reading:
    """One linear model: its rows as a matrix, its fits on some of the examples."""

    def __init__(self, examples: Sequence[Example], features: list[list[set[str]]], regular: float, context: float, least: int) -> None:
        self.examples, self.regular, self.context = examples, regular, context
        seen: dict[str, dict[int, set[str]]] = {}
        for example, sets in zip(examples, features, strict=True):
            of = seen.setdefault(example.name, {})
            for index in example.taught:
                of[index] = of[index] | sets[index] if index in of else sets[index]
        counts = Counter(chain.from_iterable(chain.from_iterable(of.values()) for of in seen.values()))
        documents = Counter(chain.from_iterable(set(chain.from_iterable(of.values())) for of in seen.values()))
        self.names = sorted(name for name, count in counts.items() if count >= least and documents[name] >= LEAST_DOCUMENTS)
        columns = {name: column for column, name in enumerate(self.names)}
        self.matrices = [_matrix(sets, columns) for sets in features]

    def fit(self, which: Sequence[int]) -> Any:
        from scipy.sparse import vstack
        from sklearn.linear_model import LogisticRegression

        matrix = vstack([self.matrices[index][self.examples[index].taught] for index in which])
        targets = [self.examples[index].labels[row] for index in which for row in self.examples[index].taught]
        importance = [self.examples[index].weight for index in which for _ in self.examples[index].taught]
        weights = {label: self.context if label == "context" else 1.0 for label in LABELS}
        return LogisticRegression(C=self.regular, max_iter=500, tol=TOLERANCE, class_weight=weights).fit(
            matrix, targets, sample_weight=importance
        )

    def beliefs(self, which: Sequence[int], of: Sequence[int]) -> list[list[list[float]]]:
        """The probabilities, in the order of LABELS, of all sentences of the examples ``of`` by a model of the examples ``which``."""
        model = self.fit(which)
        known = list(model.classes_)
        found = []
        for index in of:
            rows = model.predict_proba(self.matrices[index]).tolist()
            found.append([[row[known.index(label)] if label in known else 0.0 for label in LABELS] for row in rows])
        return found

    def weights(self, which: Sequence[int]) -> dict[str, list[int]]:
        """Thousandths for each feature name, in the order of LABELS; the bias is under ""."""
        model = self.fit(which)
        known = list(model.classes_)
        rows = [known.index(label) if label in known else None for label in LABELS]
        table = {"": [UNKNOWN if row is None else round(1000 * float(model.intercept_[row])) for row in rows]}
        for column, name in enumerate(self.names):
            table[name] = [0 if row is None else round(1000 * float(model.coef_[row][column])) for row in rows]
        return table


def _matrix(sets: Sequence[set[str]], columns: dict[str, int]) -> Any:
    """A row a set, a one a feature that has a column; (n_sentences, n_features) float64, sparse."""
    import numpy
    from scipy.sparse import csr_matrix

    rows = [sorted(column for name in one if (column := columns.get(name)) is not None) for one in sets]
    starts = numpy.cumsum([0, *map(len, rows)])
    where = numpy.fromiter(chain.from_iterable(rows), dtype=numpy.int32, count=int(starts[-1]))
    return csr_matrix((numpy.ones(len(where)), where, starts), shape=(len(rows), len(columns)))


def model_rows(first: dict[str, list[int]], second: dict[str, list[int]]) -> list[str]:
    """The lines of the weights' file: header, bias, then the features by name; a feature without weight in either is left out."""
    lines = ["\t".join(("feature", *(f"first {label}" for label in LABELS), *(f"second {label}" for label in LABELS)))]
    nothing = [0] * len(LABELS)
    for name in sorted(first.keys() | second.keys()):
        numbers = first.get(name, nothing) + second.get(name, nothing)
        if any(numbers) or not name:
            lines.append("\t".join((name, *map(str, numbers))))
    return lines
