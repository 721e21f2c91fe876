"""Named strategies: found by their form, expanded only where the document says what they stand for."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.sources import read_bytes


def _expansions(text: str) -> dict[str, tuple[str, ...]]:
    document = read_bytes(f"云泽县2026年重点工作\n\n一、做强产业\n{text}\n".encode(), "plan.txt")
    return {strategy.name: strategy.expansion for strategy in annotate(document).strategies}


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("构建以家电产业为主导，茶叶、竹木、陶瓷产业竞相发展的“一主三特”产业体系。", "一主三特", ("家电产业", "茶叶", "竹木", "陶瓷产业")),
        ("把碳达峰、碳中和纳入规划，开展“双碳”试点。", "双碳", ("碳达峰", "碳中和")),
        ("用好“综保区”“陆港区”“自贸区”三大国家级平台和一个省级平台。", "三大国家级平台", ("综保区", "陆港区", "自贸区")),
        ("助力全市打造“一港一谷”，建成“内陆开放之港”“中部光电之谷”。", "一港一谷", ("内陆开放之港", "中部光电之谷")),
    ],
)
def test_a_name_is_expanded_by_what_the_document_says(text: str, name: str, parts: tuple[str, ...]) -> None:
    assert _expansions(text)[name] == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("建设“一主一特”园区。", "一主一特"),
        ("落实“双减”要求。", "双减"),
        ("深化“先批后建”改革。", "先批后建"),
        ("以“活力云泽、口岸之城”为总目标。", "活力云泽、口岸之城"),
        ("实施“挂图督办制”。", "挂图督办制"),
    ],
)
def test_a_name_that_the_document_leaves_open_stays_open(text: str, name: str) -> None:
    assert _expansions(text)[name] == ()
