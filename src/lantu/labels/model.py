"""The trained half of labelling: two linear models over feature names, read from ``lantu/weights/labels.tsv``.

The first reading looks at each sentence alone, the second at the sentence in its place, with what the first thought of its neighbours.
Plain Python on purpose: a report has a few hundred sentences, and loading a numeric library would cost more than all of them. Weights
are whole thousandths, so that a sum does not depend on its order.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from struct import Struct

from lantu.errors import DataError
from lantu.labels.groups import Group, GroupSums
from lantu.labels.words import WordWeights
from lantu.types import LABELS

__all__ = ["LabelModel", "load_model", "pack", "parse_calibration", "parse_model", "unpack"]

_SCALE = 1000.0
_WIDTH = len(LABELS)
# A lane holds a sum of some hundred weights of at most some ten thousand thousandths each.
_LANE_BITS = 32
_HALVES = sum(1 << (_LANE_BITS * lane + _LANE_BITS - 1) for lane in range(2 * _WIDTH))
_LANES, _FIRST = Struct(f"<{2 * _WIDTH}i"), Struct(f"<{_WIDTH}i")


@dataclass(frozen=True, slots=True)
class LabelModel:
    """``weights`` of each feature name in thousandths, for each of ``LABELS`` in the first reading, then in the second: ten numbers
    packed into one, so that a sentence is scored by one addition a feature (see ``pack``).

    bias:        likewise.
    calibration: steps (probability, share of labels that were right from this probability up to the next step), ascending;
                 empty takes the probability itself.
    """

    weights: Mapping[str, int]
    bias: int
    calibration: tuple[tuple[float, float], ...] = ()
    _sums: GroupSums = field(init=False, repr=False, compare=False)
    _words: WordWeights = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sums", GroupSums(self.weights))
        object.__setattr__(self, "_words", WordWeights(self.weights))

    def read_alone(self, features: Iterable[str]) -> tuple[list[float], int]:
        """The probabilities of the first reading by feature names, (5,), and the packed sum that the second goes on from."""
        return _first(self._weigh(self.bias, features))

    def read_placed(self, alone: int, features: Iterable[str]) -> list[float]:
        """The probabilities of the second reading by feature names, (5,)."""
        return _second(self._weigh(alone, features))

    def see_alone(self, text: str, clauses: Sequence[str], groups: Iterable[Group]) -> tuple[list[float], int]:
        """As ``read_alone``, by a sentence's words (see ``lantu.labels.words``) and groups."""
        return _first(sum(map(self._sums.__getitem__, groups), self._words.sum(text, clauses, self.bias)))

    def see_placed(self, alone: int, groups: Iterable[Group]) -> list[float]:
        """As ``read_placed``, by groups."""
        return _second(sum(map(self._sums.__getitem__, groups), alone))

    def _weigh(self, start: int, features: Iterable[str]) -> int:
        return sum(map(self.weights.get, features, repeat(0)), start)

    def confidence(self, probability: float) -> float:
        """How often a label of this probability is right.

        >>> LabelModel({}, 0, ((0.0, 0.5), (0.9, 0.97))).confidence(0.93)
        0.97
        """
        if not self.calibration:
            return probability
        return self.calibration[max(0, bisect_right(self.calibration, (probability, math.inf)) - 1)][1]


def pack(numbers: Sequence[int]) -> int:
    """Whole numbers side by side in one, 32 bits each, the first lowest; sums of such numbers add lane by lane.

    >>> unpack(pack((1, -2)) + pack((3, -4)))[:2]
    (4, -6)
    """
    return sum(number << (_LANE_BITS * lane) for lane, number in enumerate(numbers))


def unpack(packed: int) -> tuple[int, ...]:
    """The ten numbers of a row.

    >>> unpack(pack((5, -7)))
    (5, -7, 0, 0, 0, 0, 0, 0, 0, 0)
    """
    return _LANES.unpack(_apart(packed))


def _apart(packed: int) -> bytes:
    # Half a lane added to each lane makes all of them positive, so that none borrows from the next; taken away lane by lane.
    return ((packed + _HALVES) ^ _HALVES).to_bytes(_LANES.size, "little")


def _first(packed: int) -> tuple[list[float], int]:
    return probabilities(_FIRST.unpack_from(_apart(packed))), packed


def _second(packed: int) -> list[float]:
    return probabilities(_FIRST.unpack_from(_apart(packed), _FIRST.size))


def probabilities(scores: Sequence[int]) -> list[float]:
    """Scores in thousandths to probabilities.

    >>> probabilities([0, 0])
    [0.5, 0.5]
    """
    best = max(scores)
    powers = [exp((score - best) / _SCALE) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def parse_model(text: str, calibration: tuple[tuple[float, float], ...] = ()) -> LabelModel:
    """Read a model from its file's text. Raises DataError L309 where a row has another number of weights than two for each label."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    weights: dict[str, int] = {}
    for line in lines[1:]:
        name, *numbers = line.split("\t")
        if len(numbers) != 2 * _WIDTH:
            raise DataError("L309", file="labels.tsv", place=name, columns=2 * _WIDTH, cells=len(numbers))
        weights[name] = pack(tuple(map(int, numbers)))
    bias = weights.pop("")
    return LabelModel(weights, bias, calibration)


def parse_calibration(text: str) -> tuple[tuple[float, float], ...]:
    """Read the steps of ``labels_calibration.tsv``: probability, confidence, count."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((float(probability), float(confidence)) for probability, confidence, _ in rows[1:])


@cache
def load_model() -> LabelModel:
    """The model that is shipped."""
    weights = files("lantu.weights")
    calibration = parse_calibration(weights.joinpath("labels_calibration.tsv").read_text(encoding="utf-8"))
    return parse_model(weights.joinpath("labels.tsv").read_text(encoding="utf-8"), calibration)
