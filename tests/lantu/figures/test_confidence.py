"""How sure a figure is: what speaks for it, and what the weights make of it."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.errors import DataError
from lantu.figures.confidence import FigureModel, evidence_of, load_figure_model, parse_figure_model, with_confidence
from lantu.sources import read_bytes
from lantu.types import Sentence

TEXT = "到2027年，全县粮食产量达到30万吨，增长5%，建成12座粮库。"


def sentence_of(text: str) -> Sentence:
    return annotate(read_bytes(text.encode(), "plan.txt")).sentences[0]


def test_evidence_tells_where_the_indicator_stands() -> None:
    grain, growth, stores = evidence_of(TEXT, sentence_of(TEXT))
    assert "indicator before 2 0" in grain
    assert any(name.startswith("after ") for name in growth)
    assert "indicator made 11" in stores
    assert "period year 1" in grain


def test_confidence_is_what_the_steps_say() -> None:
    sentence = sentence_of(TEXT)
    model = FigureModel({"nth 0": 4000}, -2000, ((0.0, 0.7), (0.8, 0.96)))
    assert [figure.confidence for figure in with_confidence(TEXT, sentence, model).figures] == [0.96, 0.7, 0.7]


def test_every_figure_has_a_confidence_and_nothing_is_certain() -> None:
    for figure in sentence_of(TEXT).figures:
        assert 0.0 < figure.confidence < 1.0


def test_shipped_weights_take_what_is_named_in_its_own_clause_for_surer_than_what_is_named_nowhere() -> None:
    weights = load_figure_model().weights
    assert weights["indicator before 2 0"] > weights["indicator made 10"]


def test_shipped_steps_rise() -> None:
    steps = load_figure_model().calibration
    assert [step[0] for step in steps] == sorted(step[0] for step in steps)
    assert [step[1] for step in steps] == sorted(step[1] for step in steps)
    assert steps[0][1] < 0.85
    assert steps[-1][1] >= 0.95


def test_a_row_with_too_many_weights_is_refused() -> None:
    with pytest.raises(DataError) as error:
        parse_figure_model("evidence\tweight\n\t0\nnth 0\t1\t2\n")
    assert error.value.code == "L309"
