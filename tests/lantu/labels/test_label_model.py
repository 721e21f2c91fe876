from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.errors import DataError
from lantu.labels.model import LabelModel, pack, parse_model, unpack
from lantu.types import LABELS

ROWS = st.lists(st.lists(st.integers(-50_000, 50_000), min_size=10, max_size=10), min_size=1, max_size=200)


@given(ROWS)
def test_packed_rows_add_lane_by_lane(rows: list[list[int]]) -> None:
    assert unpack(sum(pack(row) for row in rows)) == tuple(sum(column) for column in zip(*rows, strict=True))


def test_both_readings_take_their_own_half_and_unknown_features_count_nothing() -> None:
    model = LabelModel({"a": pack([0, 2000, 0, 0, 0, 0, 0, 3000, 0, 0])}, 0)
    first, scores = model.read_alone(["a", "unknown"])
    assert LABELS[first.index(max(first))] == "promise"
    second = model.read_placed(scores, ["unknown"])
    assert LABELS[second.index(max(second))] == "result"
    assert sum(second) == pytest.approx(1)


def test_confidence_is_the_step_below() -> None:
    model = LabelModel({}, 0, ((0.0, 0.4), (0.6, 0.7), (0.9, 0.99)))
    assert [model.confidence(value) for value in (0.2, 0.6, 0.89, 0.9, 1.0)] == [0.4, 0.7, 0.7, 0.99, 0.99]


def test_a_row_of_another_width_names_its_feature() -> None:
    with pytest.raises(DataError) as caught:
        parse_model("feature\tx\n\t" + "\t".join("0" * 10) + "\nhead 一\t1\t2\n")
    assert caught.value.code == "L309"
    assert "head 一" in str(caught.value)
