"""Tables of indicators: what each cell means, and what a row promises."""

from __future__ import annotations

from html import escape

import pytest

import lantu
from lantu.annotating import annotate
from lantu.grids import find_grid_rows
from lantu.sources import read_bytes

OUTLINE = [
    ["类别", "指标名称", "单位", "2020年", "2025年", "年均增长", "属性"],
    ["经济发展", "地区生产总值", "亿元", "820", "1200左右", "7.9%", "预期性"],
    ["", "研发经费投入占比", "%", "2.1", "≥3", "", "预期性"],
    ["民生福祉", "城镇新增就业", "万人", "—", "[5.2]", "", "预期性"],
    ["", "城镇登记失业率", "%", "3.1", "4.5以内", "", "约束性"],
    ["", "居民人均可支配收入增长", "%", "6.2", "与经济增长同步", "", "预期性"],
]
TASKS = [
    ["序号", "主要指标", "2026年目标", "牵头单位"],
    ["1", "新增学位（万个）", "1.2", "市教育局、各区"],
    ["2", "改造小区", "30个", "市住建局"],
]
RESULTS = [["指标", "2019年", "2020年"], ["粮食产量（万吨）", "30", "31"]]
WORDS = [["目标", "任务"], ["提升服务。", "办好3件实事。"]]


def page(*tables: list[list[str]], title: str = "某区国民经济和社会发展第十四个五年规划纲要") -> lantu.Document:
    body = "".join(
        "<table>" + "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table) + "</table>"
        for table in tables
    )
    lead = "“十四五”时期，全区发展的主要指标如下表所示，各部门按此推进。"
    html = f"<!DOCTYPE html><html><body><h1>{title}</h1><p>{lead}</p>{body}</body></html>"
    return read_bytes(html.encode(), "plan.html")


def figures_of(document: lantu.Document) -> dict[tuple[str, str], lantu.Figure]:
    return {(figure.indicator, figure.kind): figure for sentence in annotate(document).sentences for figure in sentence.figures}


@pytest.mark.parametrize(
    ("indicator", "kind", "cmp", "value", "unit", "measure", "period"),
    [
        ("地区生产总值", "result", "eq", 82_000_000_000, "元", "level", "2020"),
        ("研发经费投入占比", "target", "ge", 3, "%", "share", "2025"),
        ("城镇新增就业", "target", "eq", 52_000, "人", "increment", "2021/2025"),
        ("城镇登记失业率", "target", "le", 4.5, "%", "share", "2025"),
        ("居民人均可支配收入增长", "result", "eq", 6.2, "%", "growth", "2020"),
    ],
)
def test_cells_of_an_outline(indicator: str, kind: str, cmp: str, value: float, unit: str, measure: str, period: str) -> None:
    figure = figures_of(page(OUTLINE))[indicator, kind]
    assert (figure.cmp, figure.value, figure.unit, figure.measure, figure.period) == (cmp, value, unit, measure, period)


def test_yearly_growth_stands_beside_the_target() -> None:
    row = next(row for row in find_grid_rows(page(OUTLINE)).values() if row.indicator == "地区生产总值")
    assert [(cell.kind, cell.value, cell.growth) for cell in row.cells] == [
        ("result", 820e8, False),
        ("target", 1200e8, False),
        ("target", 7.9, True),
    ]
    assert row.cells[1].cmp == "about"


def test_rows_with_a_target_are_promises_with_their_bodies_and_base() -> None:
    annotation = annotate(page(OUTLINE, TASKS, title="某市2026年工作要点"))
    promises = {promise.object: promise for promise in annotation.promises}
    assert promises["新增学位"].lead_body == "市教育局"
    assert promises["新增学位"].responsible_bodies == ("市教育局", "各区")
    assert promises["新增学位"].due == "2026"
    assert promises["新增学位"].figures[0].value == 12_000
    assert promises["改造小区"].figures[0].unit == "个"
    assert "based" not in promises["城镇登记失业率"].missing
    assert "居民人均可支配收入增长" not in promises  # its target is words, which are not read


def test_every_cell_is_cited_where_it_stands() -> None:
    document = page(OUTLINE, TASKS)
    for figure in figures_of(document).values():
        start, end = document.to_source(figure.start, figure.end)
        location = document.locate(start)
        assert document.source_text[start:end] == figure.mention
        assert location is not None and location.cell is not None


@pytest.mark.parametrize("table", [RESULTS, WORDS])
def test_a_table_without_targets_gives_no_rows(table: list[list[str]]) -> None:
    assert find_grid_rows(page(table)) == {}
