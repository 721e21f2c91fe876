"""Figures of single sentences: the cases, and what must hold for any text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params, load_cases
from lantu.annotating import annotate
from lantu.figures import find_figures
from lantu.segment import split_sentences
from lantu.sources import read_bytes
from lantu.trace import Trace
from lantu.tree import build_tree
from lantu.types import Document, Figure, Metadata

SENTENCES = sorted({case["text"] for case in load_cases("figures")})


def figures_of(text: str, label: str = "promise", year: str = "", trace: Trace | None = None) -> list[Figure]:
    document = Document("plan", text, text, metadata=Metadata(year=year))
    sentences = tuple(replace(sentence, label=label) for sentence in split_sentences(text))
    found = find_figures(document, sentences, build_tree(document, sentences), trace=trace)
    return [figure for sentence in found for figure in sentence.figures]


@pytest.mark.parametrize("case", [*case_params("figures"), *case_params("figures_plans")])
def test_figures_of_a_sentence(case: dict[str, Any]) -> None:
    """Each case names the fields it is about."""
    figures = figures_of(case["text"], case["label"], case["year"])
    assert len(figures) == len(case["expect"])
    for figure, wanted in zip(figures, case["expect"], strict=True):
        assert {name: getattr(figure, name) for name in wanted} == wanted


@given(st.lists(st.sampled_from(SENTENCES), max_size=5), st.sampled_from(["promise", "result"]), st.sampled_from(["", "2027"]))
@settings(max_examples=100, deadline=None)
def test_figures_reproduce_their_text_and_say_why_a_field_is_empty(sentences: list[str], label: str, year: str) -> None:
    text = "\n".join(sentences)
    for figure in figures_of(text, label, year):
        assert text[figure.start : figure.end] == figure.mention
        assert 0 < figure.confidence <= 1
        assert figure.period or figure.reasons["period"]
        assert figure.value >= 0 and figure.cmp in {"eq", "ge", "le", "about", "range"}


def test_a_trace_changes_nothing() -> None:
    text = "\n".join(SENTENCES)
    trace = Trace()
    assert figures_of(text, trace=trace) == figures_of(text)
    assert trace.steps


def test_a_lead_in_sets_the_year_of_the_parts_behind_it() -> None:
    text = (
        "政府工作报告\n2016年1月25日\n一、“十二五”时期和2015年工作回顾\n五年来，我们主动作为。\n新增就业268万人。\n"
        "刚刚过去的2015年，我们重点抓了以下工作：\n（一）全力稳增长。新增企业技术中心3家。\n（二）着力调结构。新建学校40所。\n"
    )
    sentences = annotate(read_bytes(text.encode(), "report.txt")).sentences
    figures = [figure for sentence in sentences for figure in sentence.figures]
    assert [(figure.mention, figure.period) for figure in figures] == [("268万人", "2011/2015"), ("3家", "2015"), ("40所", "2015")]


def test_targets_of_an_outline_are_due_by_the_end_of_the_years_it_plans_for() -> None:
    text = "长宁县国民经济和社会发展第十五个五年规划纲要\n第一章 主要任务\n常住人口城镇化率提高到62%，建设高标准农田30万亩。\n"
    figures = [figure for sentence in annotate(read_bytes(text.encode(), "outline.txt")).sentences for figure in sentence.figures]
    assert [figure.period for figure in figures] == ["2030", "2026/2030"]
