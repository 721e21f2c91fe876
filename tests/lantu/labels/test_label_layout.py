"""What the layout alone decides of a sentence, and what it leaves to the model."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.labels.layout import judge_layout
from lantu.segment import split_sentences
from lantu.sources import read_bytes
from lantu.types import Document, Location


def verdicts(text: str, *, style: str = "") -> list[str]:
    """The layout's label for each sentence behind a title, "" where it leaves it open."""
    whole = f"某区工作要点\n{text}"
    places = (Location(0, 7), Location(7, len(whole), style=style))
    document = Document("plan", whole, whole, locations=places)
    return [verdict.label if verdict else "" for verdict in judge_layout(document, split_sentences(whole))][1:]


@pytest.mark.parametrize("line", ["一、扩大开放。", "（二）做强园区，做优服务。", "三、深化“1269”行动，建设强区。", "一、2025年工作回顾"])
def test_numbered_line_is_a_heading(line: str) -> None:
    assert verdicts(line) == ["heading"]


@pytest.mark.parametrize("line", ["一、新建学校6所，改造小区30个。", "（三）今年完成投资85亿元，增长10%。"])
def test_numbered_line_that_states_a_number_is_left_to_the_model(line: str) -> None:
    assert verdicts(line) == [""]


def test_row_of_short_cells_is_no_heading() -> None:
    assert verdicts("楼宇（栋）\t16\t25\t区商务局", style="table") == ["context"]
    assert verdicts("1\t新建公办幼儿园6所并在年内全部开园招生。\t区教育局", style="table")[0] == ""


def test_markdown_mark_belongs_to_no_heading() -> None:
    text = "# 某区工作要点\n## 一、总体要求"
    assert [text[sentence.start : sentence.end] for sentence in split_sentences(text)] == ["某区工作要点", "一、总体要求"]


def test_a_full_sentence_at_the_head_is_no_title() -> None:
    assert [sentence.label for sentence in annotate(read_bytes("力争引进企业30家。".encode(), "cut.txt")).sentences] == ["promise"]


def test_the_name_of_a_source_under_a_title_is_furniture() -> None:
    parts = "".join(f"{numeral}、做强第{numeral}产业\n新建标准厂房，培育龙头企业，引进更多项目。\n" for numeral in "一二三四")
    opening = "奋进新征程，云泽县发展占天时、得地利，其势已成。\n"
    labels = {
        name: annotate(read_bytes(f"云泽县的四件大事\n{name}\n{opening}{parts}".encode(), "plan.txt")).sentences[1].label
        for name in ("云泽发布厅", "总体要求")
    }
    assert labels == {"云泽发布厅": "chrome", "总体要求": "heading"}


def test_the_body_that_signs_or_issues_a_paper_is_furniture() -> None:
    assert verdicts("云泽县统计局\n一、综合\n全年生产总值86亿元。")[0] == "chrome"
    signed = "关于防汛的通知\n请抓好落实。\n云泽县水利局\n2030年3月5日"
    assert verdicts(signed)[2:] == ["chrome", "chrome"]
    assert verdicts("水利局职责\n编制规划。")[0] == "heading"


def test_a_question_of_an_interview_is_context_and_what_is_answered_is_read() -> None:
    text = "把好事办到心坎上\n记者：不少家长关心，今年新增的学位怎么分配？\n李明：今年将新建公办幼儿园12所。\n谢谢大家。"
    assert [sentence.label for sentence in annotate(read_bytes(text.encode(), "talk.txt")).sentences][1:3] == ["context", "promise"]


def test_numbered_sentences_one_after_the_other_are_items() -> None:
    items = "（一）调整种植结构，优质稻占比达到七成。\n（二）改造传统产业，办好两个园区。\n（三）扩大开放，"
    assert verdicts(items)[:2] == ["", ""]
    assert verdicts("（一）调整种植结构，发展特色农业。\n新增茶园3万亩。\n（二）改造传统产业。")[0] == "heading"


def test_a_name_introduced_with_its_office_opens_a_turn() -> None:
    lines = "省商务厅副厅长 孟小蕾：\n今年将筹集6亿元。\n孟小蕾：\n年内增设网点90个。\n主要目标："
    assert verdicts(lines) == ["chrome", "", "chrome", "", "heading"]


def test_whom_the_last_words_address_does_not_make_the_speech_before_them_furniture() -> None:
    told = "".join(f"今年要新建第{numeral}座桥。" for numeral in "一二三四五六七八")
    text = f"在动员会上的讲话\n{told}\n同志们！\n让我们携手前行！"
    labels = [sentence.label for sentence in annotate(read_bytes(text.encode(), "speech.txt")).sentences]
    assert labels[1:9] == ["promise"] * 8 and "chrome" not in labels
