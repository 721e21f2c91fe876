"""How sure each figure is: a small linear model over what can be seen of it, and how often the like was right on unseen documents.

Comes in: a labelled sentence with its figures. Goes out: the same figures with ``confidence``. Right means the record: kind, value, unit,
comparator, measure and indicator.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import repeat

from lantu.errors import DataError
from lantu.figures.evidence import evidence_of, see_evidence
from lantu.labels.groups import Group, GroupSums
from lantu.labels.model import parse_calibration
from lantu.types import Sentence
from lantu.types.making import changed

__all__ = ["FigureModel", "evidence_of", "load_figure_model", "parse_figure_model", "with_confidence"]

_SCALE = 1000.0


@dataclass(frozen=True, slots=True)
class FigureModel:
    """``weights`` of each piece of evidence in thousandths; ``calibration``: steps (probability, share that was right), ascending."""

    weights: Mapping[str, int]
    bias: int
    calibration: tuple[tuple[float, float], ...] = ()
    _sums: GroupSums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sums", GroupSums(self.weights))

    def probability(self, evidence: Iterable[str], groups: Iterable[Group] = ()) -> float:
        """How likely a figure with this evidence is right, before calibration. ``groups``: of evidence that is not spelt out.

        >>> FigureModel({"cmp eq": 1000}, -1000).probability({"cmp eq", "unheard of"})
        0.5
        """
        total = sum(map(self._sums.__getitem__, groups), sum(map(self.weights.get, evidence, repeat(0)), self.bias))
        return 1.0 / (1.0 + math.exp(-total / _SCALE))

    def confidence(self, evidence: Iterable[str], groups: Iterable[Group] = ()) -> float:
        """How often figures of this probability were right.

        >>> FigureModel({}, 0, ((0.0, 0.6), (0.9, 0.97))).confidence({"cmp eq"})
        0.6
        """
        probability = self.probability(evidence, groups)
        if not self.calibration:
            return probability
        return self.calibration[max(0, bisect_right(self.calibration, (probability, math.inf)) - 1)][1]


def with_confidence(text: str, sentence: Sentence, model: FigureModel) -> Sentence:
    """A sentence whose figures say how sure they are."""
    seen = see_evidence(text, sentence)
    figures = [
        changed(figure, confidence=model.confidence(words, groups)) for figure, (words, groups) in zip(sentence.figures, seen, strict=True)
    ]
    return changed(sentence, figures=tuple(figures))


def parse_figure_model(text: str, calibration: Sequence[tuple[float, float]] = ()) -> FigureModel:
    """Read a model from its file's text. Raises DataError L309 where a row has not one weight."""
    weights: dict[str, int] = {}
    for line in [line for line in text.splitlines() if line and not line.startswith("#")][1:]:
        name, *numbers = line.split("\t")
        if len(numbers) != 1:
            raise DataError("L309", file="figures.tsv", place=name, columns=1, cells=len(numbers))
        weights[name] = int(numbers[0])
    return FigureModel(weights, weights.pop("", 0), tuple(calibration))


@cache
def load_figure_model() -> FigureModel:
    """The model that is shipped."""
    weights = files("lantu.weights")
    steps = parse_calibration(weights.joinpath("figures_calibration.tsv").read_text(encoding="utf-8"))
    return parse_figure_model(weights.joinpath("figures.tsv").read_text(encoding="utf-8"), steps)
