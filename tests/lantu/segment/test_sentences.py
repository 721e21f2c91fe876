"""Where sentences begin and end: the cases, and that nothing of any text is lost or given twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params
from lantu.segment import split_sentences


@pytest.mark.parametrize("case", case_params("sentences"))
def test_sentences_of_a_text(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[sentence.start : sentence.end] for sentence in split_sentences(text)] == case["expect"]


@given(st.text(alphabet="建成学校3所。；！？”』）)\n\r　 #，：“一、", max_size=80))
@settings(max_examples=300, deadline=None)
def test_sentences_tile_any_text_but_for_white_space_and_heading_marks(text: str) -> None:
    position, left_out, line = 0, "", -1
    for sentence in split_sentences(text):
        assert position <= sentence.start < sentence.end <= len(text)
        words = text[sentence.start : sentence.end]
        assert words == words.strip() and "\n" not in words
        assert sentence.line == text.count("\n", 0, sentence.start)
        assert sentence.at_line_start == (sentence.line != line)
        left_out += text[position : sentence.start]
        position, line = sentence.end, sentence.line
    left_out += text[position:]
    assert set(left_out) <= set(" 　\n\r#")
