"""Sentences to items: the floor over all cases, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.promises.split import split_items
from lantu.trace import Trace
from score_items import load_cases, score_items

ALPHABET = "加快建设和实施、，；：。“”（）《》10%年到2027个家力争确保水库工程其中一是推动 \n的"


@pytest.mark.parametrize(("name", "floor"), [("promises", 0.95), ("promises_unseen", 0.93)])
def test_split_items_agree_with_the_rows_an_office_would_enter(name: str, floor: float) -> None:
    assert score_items(load_cases(name)).f1 >= floor


def test_split_items_action_and_object_are_the_documents_words() -> None:
    score = score_items(load_cases("promises") + load_cases("promises_unseen"))
    assert score.share("action") >= 0.97
    assert score.share("object") >= 0.97


@given(st.text(alphabet=ALPHABET, max_size=80))
@settings(max_examples=300, deadline=None)
def test_split_items_tile_any_text(text: str) -> None:
    items = split_items(text)
    position = 0
    for item in items:
        assert position <= item.start < item.end <= len(text)
        position = item.end


@pytest.mark.parametrize("case", load_cases("promises")[:40], ids=lambda case: case["id"])
def test_split_items_give_at_least_one_item(case: dict[str, str]) -> None:
    assert split_items(case["text"])


def test_split_items_leave_a_step_for_each_decision() -> None:
    text = "围绕补链，引育人才5名、工匠80名。"
    trace = Trace()
    split_items(text, trace=trace, offset=100)
    assert {step.rule_id for step in trace.at(105)} == {"promises.role.verb", "promises.series.figures"}


def test_split_items_follow_figures_that_no_pattern_sees() -> None:
    text = "建成百亿级园区，两所高校。"
    assert len(split_items(text, measured=(8,))) == 2


def test_split_items_keep_quotations_whole() -> None:
    assert len(split_items("打响“办得快，办得好，办得优”品牌。")) == 1
