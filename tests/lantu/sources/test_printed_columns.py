"""Pages of two columns: each column's lines are joined by its own edges, in reading order."""

from __future__ import annotations

import pytest

from lantu.sources.printed import PrintedLine, join_lines
from lantu.sources.printed_columns import find_gap

WIDTH, SIZE = 20, 10.0
LEFT_EDGE, RIGHT_EDGE = 50.0, 300.0


def _column(text: str, left: float, top: float = 700.0) -> list[PrintedLine]:
    """A column's lines: paragraphs indented by two letters and cut every WIDTH letters."""
    lines: list[PrintedLine] = []
    for paragraph in text.split("\n"):
        rest, indent = paragraph, 2
        while rest:
            piece, rest = rest[: WIDTH - indent], rest[WIDTH - indent :]
            start, height = left + indent * SIZE, top - 16 * len(lines)
            lines.append(PrintedLine(piece, 1, (start, height, start + SIZE * len(piece), height + SIZE), SIZE))
            indent = 0
    return lines


def _text(name: str) -> str:
    long = "改造提升城区道路管网和公园绿地建设一批停车场充电桩托育园养老院并且完善运行维护机制让群众就近享受便利服务"
    return "\n".join(f"{name}第{number}项{long}。" for number in range(4))


LEFT_TEXT, RIGHT_TEXT = _text("甲栏"), _text("乙栏")


def _page(*, by_rows: bool) -> list[PrintedLine]:
    left, right = _column(LEFT_TEXT, LEFT_EDGE), _column(RIGHT_TEXT, RIGHT_EDGE)
    title = PrintedLine("云泽县工作安排", 1, (200.0, 760.0, 340.0, 780.0), 20.0)
    return [title, *([line for pair in zip(left, right, strict=True) for line in pair] if by_rows else left + right)]


@pytest.mark.parametrize("by_rows", [False, True])
def test_each_column_is_read_by_its_own_edges(by_rows: bool) -> None:
    builder, left_out = join_lines([_page(by_rows=by_rows)])
    assert builder.text == "\n".join(["云泽县工作安排", LEFT_TEXT, RIGHT_TEXT])
    assert left_out == 0


def test_a_page_in_one_column_and_a_table_of_short_cells_have_no_gap() -> None:
    assert find_gap(_column(LEFT_TEXT * 3, LEFT_EDGE)) is None
    names = [PrintedLine("新建学校", 1, (50.0, 700.0 - 16 * row, 90.0, 710.0 - 16 * row), SIZE) for row in range(20)]
    bodies = [PrintedLine("县教育局", 1, (400.0, 700.0 - 16 * row, 440.0, 710.0 - 16 * row), SIZE) for row in range(20)]
    assert find_gap([line for pair in zip(names, bodies, strict=True) for line in pair]) is None
