"""What a document says of itself, and a reason for each thing that it does not say."""

from __future__ import annotations

from typing import Any

import pytest

from case_files import case_params
from lantu.annotating import annotate
from lantu.types import Document, Metadata


@pytest.mark.parametrize("case", case_params("metadata"))
def test_metadata_of_a_text(case: dict[str, Any]) -> None:
    found = annotate(Document("plan", case["text"], case["text"])).document.metadata
    assert {name: getattr(found, name) for name in case["expect"]} == case["expect"]


@pytest.mark.parametrize("case", case_params("metadata"))
def test_an_empty_field_has_its_reason_and_a_filled_one_none(case: dict[str, Any]) -> None:
    found = annotate(Document("plan", case["text"], case["text"])).document.metadata
    for field in ("title", "date", "year", "span", "genre", "body", "place"):
        assert bool(getattr(found, field)) != (field in found.reasons), field


def test_what_the_format_gave_is_kept() -> None:
    text = "2029年工作要点\n新建学校。"
    given = {"title": "公报", "date": "2030-05-06", "place": "云泽市", "source": "云泽发布", "author": "李明"}
    found = annotate(Document("plan", text, text, metadata=Metadata(**given))).document.metadata
    assert {name: getattr(found, name) for name in given} == given


def test_the_files_name_says_nothing() -> None:
    text = "工作要点\n新建学校3所。"
    found = annotate(Document("长沙市2031年政府工作报告", text, text)).document.metadata
    assert (found.year, found.place) == ("", "")


def test_this_year_is_that_of_the_day_a_paper_bears_where_it_names_no_year() -> None:
    text = "关于停车设施的答复\n李小明代表：\n去年，新增停车泊位1800个。\n年内开工建设停车场11个。\n青台市城市管理局\n2030年6月12日"
    annotation = annotate(Document("reply", text, text))
    assert annotation.document.metadata.year == "" and annotation.document.metadata.this_year == "2030"
    assert [figure.period for sentence in annotation.sentences for figure in sentence.figures] == ["2029", "2030"]
    assert [promise.due for promise in annotation.promises] == ["2030"]
