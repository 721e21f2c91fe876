"""Places in running text: the cases, and that mentions stand where they say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params
from lantu.gazetteers import find_places, place_row
from lantu.rules import load_rows

NAMES = [row["name"] for row in load_rows("places")][::40] + [row["alias"] for row in load_rows("places") if row["alias"]][::40]


@pytest.mark.parametrize("case", case_params("places"))
def test_places_of_a_sentence(case: dict[str, Any]) -> None:
    assert [[place.name, place.level] for place in find_places(case["text"])] == case["expect"]


@given(st.lists(st.sampled_from([*NAMES, "高新区", "和", "、", "发展", "市", "县"]), max_size=8))
@settings(max_examples=150, deadline=None)
def test_mentions_stand_in_order_and_apart(pieces: list[str]) -> None:
    text, position = "".join(pieces), 0
    for place in find_places(text):
        assert position <= place.start < place.end <= len(text)
        row = place_row(text[place.start : place.end])
        assert place.level == "zone" or (row is not None and row["name"] == place.name)
        position = place.end
