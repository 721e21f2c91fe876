"""The table of tasks as WordprocessingML. python-docx finds a cell by counting all before it; building rows directly is linear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lantu.export.cells import Cell
from lantu.export.safe_text import printable
from lantu.export.words import Column, Words

__all__ = ["add_table", "add_task_table"]

_TWIPS_PER_MM = 1440 / 25.4
_HEAD_SHADE, _GROUP_SHADE, _LINE = "E8EEF4", "F5F7F9", "8A97A5"
_CENTERED = frozenset({"number", "due", "location", "count"})
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_task_table(page: Any, words: Words, groups: Iterable[tuple[str, Iterable[Mapping[str, Cell]]]]) -> None:
    """Append a table to a python-docx document: a head that repeats on each page, a band a group, a row a task."""
    add_table(page, words.columns("task_column"), groups)


def add_table(page: Any, columns: Sequence[Column], groups: Iterable[tuple[str, Iterable[Mapping[str, Cell]]]]) -> None:
    """The same with columns of any kind; a group without a heading has no band."""
    table = _element("w:tbl", _properties(), _grid(columns))
    table.append(_row([_cell(column.head, "Lantu Head", column, shade=_HEAD_SHADE) for column in columns], is_head=True))
    for heading, tasks in groups:
        if heading:
            table.append(_row([_cell(heading, "Lantu Group", *columns, shade=_GROUP_SHADE)], keep_with_next=True))
        for task in tasks:
            table.append(_row([_cell(task[column.id], _style_of(column), column) for column in columns]))
    page.element.body.insert_element_before(table, "w:sectPr")


def _style_of(column: Column) -> str:
    return "Lantu Mark" if column.id in _CENTERED else "Lantu Cell"


def _properties() -> Any:
    borders = _element("w:tblBorders", *(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE) for side in _SIDES))
    margins = _element("w:tblCellMar", *(_element(f"w:{side}", w="85", type="dxa") for side in ("left", "right")))
    return _element("w:tblPr", _element("w:tblW", w="5000", type="pct"), borders, _element("w:tblLayout", type="fixed"), margins)


def _grid(columns: Iterable[Column]) -> Any:
    return _element("w:tblGrid", *(_element("w:gridCol", w=_twips(column.width)) for column in columns))


def _row(cells: Iterable[Any], *, is_head: bool = False, keep_with_next: bool = False) -> Any:
    properties = _element("w:trPr", _element("w:cantSplit"))
    if is_head:
        properties.append(_element("w:tblHeader"))
    row = _element("w:tr", properties, *cells)
    if keep_with_next:
        for paragraph_properties in row.iter(qn("w:pPr")):
            paragraph_properties.append(_element("w:keepNext"))
    return row


def _cell(value: Cell, style: str, *columns: Column, shade: str = "") -> Any:
    properties = _element("w:tcPr", _element("w:tcW", w=_twips(sum(column.width for column in columns)), type="dxa"))
    if len(columns) > 1:
        properties.append(_element("w:gridSpan", val=str(len(columns))))
    if shade:
        properties.append(_element("w:shd", val="clear", color="auto", fill=shade))
    properties.append(_element("w:vAlign", val="center"))
    run = _element("w:r")
    for number, line in enumerate(printable("" if value is None else str(value)).splitlines()):
        if number:
            run.append(_element("w:br"))
        run.append(_text(line))
    return _element("w:tc", properties, _element("w:p", _element("w:pPr", _element("w:pStyle", val=style.replace(" ", ""))), run))


def _text(line: str) -> Any:
    element = _element("w:t")
    element.text = line
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def _element(tag: str, *children: Any, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS_PER_MM))
