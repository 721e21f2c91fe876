"""Short texts (single sentences, notices, plans of three paragraphs) and whole ones of many genres. Some of each are learnt from,
others only measure; nobody looks at what goes wrong in the latter."""

from __future__ import annotations

from typing import Any

import pytest

from case_files import case_params, load_cases
from lantu.annotating import annotate
from lantu.sources import read_bytes


def labels_of(text: str) -> list[str]:
    return [sentence.label for sentence in annotate(read_bytes(text.encode(), "short.txt")).sentences]


def right(case: dict[str, Any]) -> list[bool]:
    return [label in wanted.split("|") for label, wanted in zip(labels_of(case["text"]), case["expect"], strict=True)]


@pytest.mark.parametrize("case", case_params("labels_short"))
def test_short_text_is_labelled(case: dict[str, Any]) -> None:
    assert all(right(case))


def test_short_texts_not_learnt_from_are_labelled_as_well() -> None:
    found = [one for case in load_cases("labels_short_unseen") for one in right(case)]
    assert sum(found) / len(found) >= 0.85


@pytest.mark.parametrize("case", case_params("labels_texts"))
def test_whole_text_is_labelled(case: dict[str, Any]) -> None:
    found = right(case)
    assert sum(found) / len(found) >= 0.8


def test_whole_texts_not_learnt_from_are_labelled_as_well() -> None:
    found = [one for case in load_cases("labels_texts_unseen") for one in right(case)]
    assert sum(found) / len(found) >= 0.85


@pytest.mark.parametrize("text", ["到2027年，建成5个产业园区。", "到2027年，建成5个产业园区", "新建学校12所，改造道路30公里"])
def test_a_lone_sentence_is_a_promise_with_or_without_its_full_stop(text: str) -> None:
    assert labels_of(text) == ["promise"]


def test_a_lone_line_is_a_title_only_where_it_ends_like_one() -> None:
    assert labels_of("关于印发某县水网建设行动方案的通知") == ["heading"]
    assert labels_of("全面推进城市更新") == ["promise"]


def test_who_a_notice_is_sent_to_is_no_heading() -> None:
    assert labels_of("关于防汛工作的通知\n各乡镇人民政府，县直各单位：\n请在6月底前完成排查。")[1] == "context"
