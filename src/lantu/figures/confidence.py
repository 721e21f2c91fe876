"""How sure each figure is: a small linear model over what can be seen of it, and how often the like was right on unseen documents.

Comes in: a labelled sentence with its figures. Goes out: the same figures with ``confidence``. The evidence is what stands in the
sentence and in the figure's own fields, never the name of a rule: rules may change without the model losing its words. Right means the
record: kind, value, unit, comparator, measure and indicator.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from lantu.errors import DataError
from lantu.labels.model import parse_calibration
from lantu.quantities.units import unit_kind
from lantu.types import Figure, Sentence

__all__ = ["FigureModel", "evidence_of", "load_figure_model", "parse_figure_model", "with_confidence"]

_SCALE = 1000.0
_MARK = re.compile(r"[，；：。！？、,;:（）()]")
_YEAR = re.compile(r"(?:19|20)\d\d|[去今明]年|[“\"]十[一二三四五六七]五")
# Bounds of the bins: characters between a figure and its indicator, an indicator's length, the label's confidence, a sentence's length.
_GAPS = (0, 1, 3, 6, 12, 25)
_LENGTHS = (0, 2, 4, 7, 10, 14, 19)
_SURE = (0.6, 0.8, 0.9, 0.95, 0.98)
_SENTENCE = (20, 40, 80, 140)
_MOST = 4


@dataclass(frozen=True, slots=True)
class FigureModel:
    """``weights`` of each piece of evidence in thousandths; ``calibration``: steps (probability, share that was right), ascending."""

    weights: Mapping[str, int]
    bias: int
    calibration: tuple[tuple[float, float], ...] = ()

    def probability(self, evidence: Iterable[str]) -> float:
        """How likely a figure with this evidence is right, before calibration.

        >>> FigureModel({"cmp eq": 1000}, -1000).probability({"cmp eq", "unheard of"})
        0.5
        """
        return 1.0 / (1.0 + math.exp(-sum((self.weights.get(name, 0) for name in evidence), self.bias) / _SCALE))

    def confidence(self, evidence: Iterable[str]) -> float:
        """How often figures of this probability were right.

        >>> FigureModel({}, 0, ((0.0, 0.6), (0.9, 0.97))).confidence({"cmp eq"})
        0.6
        """
        probability = self.probability(evidence)
        if not self.calibration:
            return probability
        return self.calibration[max(0, bisect_right(self.calibration, probability, key=lambda step: step[0]) - 1)][1]


def evidence_of(text: str, sentence: Sentence) -> list[set[str]]:
    """For each figure of a sentence the names of what speaks for or against it. ``text``: the sentence's own words."""
    count = len(sentence.figures)
    return [_evidence(text, sentence, index, count) for index in range(count)]


def _evidence(text: str, sentence: Sentence, index: int, count: int) -> set[str]:
    figure = sentence.figures[index]
    before = sentence.figures[index - 1] if index else None
    start, end = figure.start - sentence.start, figure.end - sentence.start
    where = _where(text, figure.indicator, start, end)
    kind = f"{figure.kind} in {sentence.label}"
    unit = unit_kind(figure.unit) or figure.unit or "none"
    found = {
        f"kind {kind}",
        f"label {figure.kind} {bisect_right(_SURE, sentence.confidence)}",
        f"cmp {figure.cmp}",
        f"form {figure.form}",
        f"measure {figure.measure}",
        f"measure {figure.measure} {figure.kind}",
        f"measure {figure.measure} {unit}",
        f"measure {figure.measure} {where}",
        f"unit {unit}",
        f"form {figure.form} {unit}",
        f"indicator {where}",
        f"indicator length {bisect_right(_LENGTHS, len(figure.indicator))}",
        f"indicator length {bisect_right(_LENGTHS, len(figure.indicator))} {where.split()[0]}",
        f"indicator ends {figure.indicator[-2:]}",
        f"indicator begins {figure.indicator[:2]}",
        f"left {text[max(0, start - 1) : start]}",
        f"left {text[max(0, start - 2) : start]}",
        f"right {text[end : end + 1]}",
        f"right {text[end : end + 2]}",
        f"nth {min(index, _MOST)}",
        f"of {min(count, _MOST)}",
        f"sentence {bisect_right(_SENTENCE, len(text))}",
        f"period {_period(text, figure, start)}",
        f"period {_period(text, figure, start)} {figure.kind}",
    }
    if "的" in figure.indicator:
        found.add("indicator joined")
    if _MARK.search(figure.indicator):
        found.add("indicator listed")
    if before is not None:
        between = text[before.end - sentence.start : start]
        same = "same" if before.indicator == figure.indicator else "part" if before.indicator[:3] == figure.indicator[:3] else "other"
        joined = not _MARK.search(between)
        found.update((f"after {same} {joined:d}", f"after {before.measure} {figure.measure} {same}", f"between {between[:2]}"))
    return found


def _where(text: str, indicator: str, start: int, end: int) -> str:
    """Where the indicator's words stand, and how far from the number; "made" where they stand nowhere as they are."""
    if not indicator:
        return "empty"
    if (at := text.rfind(indicator, 0, start)) >= 0:
        gap = text[at + len(indicator) : start]
        return f"before {bisect_right(_GAPS, len(gap))} {_MARK.search(gap) is not None:d}"
    if (at := text.find(indicator, end)) >= 0:
        return f"after {bisect_right(_GAPS, at - end)} {_MARK.search(text[end:at]) is not None:d}"
    return f"made {indicator[:2] in text[:start]:d}{indicator[-2:] in text[end:]:d}"


def _period(text: str, figure: Figure, start: int) -> str:
    """Whether the period is one year, a span or open, and whether the sentence names a year before the number."""
    form = "span" if "/" in figure.period else "year" if figure.period else "open"
    return f"{form} {_YEAR.search(text, 0, max(0, start)) is not None:d}"


def with_confidence(text: str, sentence: Sentence, model: FigureModel) -> Sentence:
    """A sentence whose figures say how sure they are."""
    evidence = evidence_of(text, sentence)
    figures = [replace(figure, confidence=model.confidence(names)) for figure, names in zip(sentence.figures, evidence, strict=True)]
    return replace(sentence, figures=tuple(figures))


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
