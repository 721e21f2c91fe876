"""The trained half of labelling: a linear model over feature names, read from ``lantu/weights/labels.tsv``.

Plain Python on purpose: a report has a few hundred sentences, and loading a numeric library would cost more than all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from lantu.errors import DataError

__all__ = ["LabelModel", "load_model", "parse_model"]

# The model's scores are kept as whole numbers of a thousandth.
_SCALE = 1000.0


@dataclass(frozen=True, slots=True)
class LabelModel:
    """``labels`` in order; ``weights`` of each feature name, one number a label; ``bias`` likewise."""

    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    bias: tuple[float, ...]

    def scores(self, features: Iterable[str]) -> list[float]:
        """The score of each label, bias included; shape (n_labels,)."""
        get = self.weights.get
        rows = [row for feature in features if (row := get(feature)) is not None]
        return [sum(column) for column in zip(self.bias, *rows, strict=True)]

    def add(self, scores: list[float], feature: str) -> list[float]:
        """The scores with one more feature."""
        row = self.weights.get(feature)
        return scores if row is None else [score + weight for score, weight in zip(scores, row, strict=True)]

    def choose(self, scores: list[float], *, barred: str = "") -> tuple[str, float]:
        """The best label and its probability (softmax), which leave-one-document-out tests found calibrated.

        >>> model = LabelModel(("a", "b"), {}, (0.0, 0.0))
        >>> model.choose([2.0, 0.0])[0], model.choose([2.0, 0.0], barred="a")
        ('a', ('b', 1.0))
        """
        open_to = {label: score for label, score in zip(self.labels, scores, strict=True) if label != barred}
        best = max(open_to, key=lambda label: open_to[label])
        return best, 1.0 / sum(math.exp(score - open_to[best]) for score in open_to.values())


def parse_model(text: str) -> LabelModel:
    """Read a model from its file's text. Raises DataError L309 where a row has another number of weights than there are labels."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    labels = tuple(lines[0].split("\t")[1:])
    weights: dict[str, tuple[float, ...]] = {}
    for line in lines[1:]:
        name, *numbers = line.split("\t")
        if len(numbers) != len(labels):
            raise DataError("L309", file="labels.tsv", place=name, columns=len(labels), cells=len(numbers))
        weights[name] = tuple(int(number) / _SCALE for number in numbers)
    bias = weights.pop("")
    return LabelModel(labels, MappingProxyType(weights), bias)


@cache
def load_model() -> LabelModel:
    """The model that is shipped."""
    return parse_model(files("lantu.weights").joinpath("labels.tsv").read_text(encoding="utf-8"))
