"""Tables of tasks: each task is a promise with the owners and the time of its row."""

from __future__ import annotations

import pytest

from lantu.annotating import annotate
from lantu.sources import read_bytes
from lantu.types import Promise

HEADS = ("序号", "重点任务", "年度目标", "牵头单位", "责任单位", "完成时限")
ROWS = (
    ("1", "老旧小区改造", "改造老旧小区30个，加装电梯50部", "区住建局", "各街道、区财政局", "2027年10月底"),
    ("2", "学位建设", "新增公办学位3000个。", "区教育局", "", "8月底前"),
)


def page(*rows: tuple[str, ...]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows)
    return f"<html><body><h1>云泽区2027年重点任务分解表</h1><table>{cells}</table></body></html>".encode()


def promises_of(*rows: tuple[str, ...]) -> tuple[Promise, ...]:
    return annotate(read_bytes(page(*rows), "tasks.html")).promises


def test_each_task_has_the_owners_and_the_time_of_its_row() -> None:
    first, second, third = promises_of(HEADS, *ROWS)
    assert (first.action, first.object, first.due) == ("改造", "老旧小区30个", "2027-10")
    assert first.responsible_bodies == second.responsible_bodies == ("区住建局", "各街道", "区财政局")
    assert (second.text, second.lead_body) == ("加装电梯50部", "区住建局")
    assert (third.text, third.responsible_bodies, third.due) == ("新增公办学位3000个", ("区教育局",), "2027-08")
    assert [figure.indicator for figure in (*first.figures, *second.figures)] == ["改造老旧小区", "加装电梯"]


def test_where_no_column_says_more_the_name_is_the_task() -> None:
    promises = promises_of(("序号", "重点任务", "责任单位"), ("1", "新建公园3个", "区城管局"))
    assert [(promise.text, promise.lead_body) for promise in promises] == [("新建公园3个", "区城管局")]


@pytest.mark.parametrize("heads", [("序号", "重点任务", "责任单位", "进展情况"), ("序号", "名称", "地址", "电话")])
def test_a_table_that_tells_how_far_tasks_have_come_or_of_other_things_is_left_alone(heads: tuple[str, ...]) -> None:
    document = read_bytes(page(heads, ("1", "新建公园3个", "区城管局", "已完成")), "tasks.html")
    assert not any(sentence.reason.startswith("label.grid") for sentence in annotate(document).sentences)
