"""Which sentences of a part that looks ahead look back."""

from __future__ import annotations

import pytest

from lantu import annotate
from lantu.settlement.hindsight import looks_back
from lantu.types import Document

HEAD = (
    "政府工作报告\n——2026年1月20日在某市第十五届人民代表大会第五次会议上\n各位代表：\n"
    "一、2025年工作回顾\n全市经济平稳运行。\n二、2026年工作安排\n"
)


def back(plan: str) -> list[bool]:
    """Of each sentence of the plan part."""
    text = f"{HEAD}{plan}\n"
    annotation = annotate(Document("plan", text, text))
    found = zip(annotation.sentences, looks_back(annotation), strict=True)
    return [told for sentence, told in found if sentence.start >= len(HEAD)]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ("过去一年，各项工作取得成绩。城镇新增就业8万人。今年，形势依然复杂。", [True, True, False]),
        ("过去一年，各项工作取得成绩。要确保城镇新增就业9万人。", [True, False]),
        ("过去一年，各项工作取得成绩。\n城镇新增就业9万人。", [True, False]),
        ("今年的主要预期目标是：地区生产总值增长6%左右；城镇新增就业9万人。", [False, False]),
        ("（一）“十四五”期间的主要情况\n经济实力增强。城镇新增就业42万人。", [True, True, True]),
    ],
    ids=["a time that is over, until another", "words of intent", "a new paragraph", "the year itself", "a heading of years that are over"],
)
def test_a_time_that_is_over_holds_to_the_end_of_its_paragraph(plan: str, expected: list[bool]) -> None:
    assert back(plan) == expected


def test_a_document_without_a_year_looks_back_nowhere() -> None:
    text = "过去一年，各项工作取得成绩。城镇新增就业8万人。\n"
    assert not any(looks_back(annotate(Document("plan", text, text))))
