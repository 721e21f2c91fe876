from __future__ import annotations

import json

from lantu.annotating import Annotation
from lantu.rows import json_lines, promise_rows, sentence_rows, strategy_rows
from lantu.types import Document, Figure, OffsetMap, PlanNode, Promise, Sentence, Strategy

SOURCE = "題目\n新建(jiàn)橋3座。"
CLEAN = "题目\n新建桥3座。"
STARTS = (0, 1, 2, 3, 4, 11, 12, 13, 14)
FIGURE = Figure("3座", 6, 8, "target", "新建桥", "", "range", 3.0, "座", "increment", "", value2=4.0, reasons={"period": "not stated"})
ANNOTATION = Annotation(
    document=Document("plan", SOURCE, CLEAN, OffsetMap(STARTS, tuple(start + 1 for start in STARTS))),
    sentences=(Sentence(0, 2, 0, True, "heading", 1), Sentence(3, 9, 1, True, "promise", figures=(FIGURE,))),
    tree=PlanNode("题目", 0),
    promises=(Promise("p1", "plan", 3, 8, 1, "新建桥3座", "新建", "桥", "", "", "", "project", figures=(FIGURE,), missing=("dated",)),),
    strategies=(Strategy("三座桥", "", 3, 8, mentions=((3, 8),), evidence=(3, 6)),),
)


def test_sentence_rows_count_the_source() -> None:
    heading, promise = sentence_rows(ANNOTATION)
    assert (heading["label"], heading["level"], heading["text"]) == ("heading", 1, "题目")
    assert SOURCE[promise["start"] : promise["end"]] == "新建(jiàn)橋3座。"
    (figure,) = promise["figures"]
    assert SOURCE[figure["start"] : figure["end"]] == figure["mention"] == "3座"
    assert (figure["value"], figure["value2"], figure["reasons"]) == (3.0, 4.0, {"period": "not stated"})
    assert [row["id"] for row in promise["promises"]] == ["p1"]
    assert "promises" not in heading


def test_promise_rows_quote_the_source() -> None:
    (row,) = promise_rows(ANNOTATION)
    assert SOURCE[row["start"] : row["end"]] == row["quote"] == "新建(jiàn)橋3座"
    assert row["line"] == 2 and row["page"] is None
    assert row["missing"] == ["dated"] and row["due"] == ""


def test_strategy_rows_count_the_source() -> None:
    (row,) = strategy_rows(ANNOTATION)
    assert row["evidence"] == [3, 12] and row["mentions"] == [[3, 14]]
    assert SOURCE[row["start"] : row["end"]] == row["quote"]


def test_json_lines_are_the_same_each_time_and_keep_characters() -> None:
    text = json_lines(sentence_rows(ANNOTATION))
    assert text == json_lines(sentence_rows(ANNOTATION))
    assert "新建" in text and len(text.splitlines()) == 2
    assert json.loads(text.splitlines()[0])["doc"] == "plan"
