"""The cells of a document's tables of tasks: what is to be done, who owns it, by when.

Comes in: a document whose format has cells. Goes out: a ``TaskCell`` for each cell below the heads of such a table, by where it starts. A
table of tasks has a column of tasks and one of owners or times; one that tells how far the tasks have come is left alone. Deliberately
not done: what a cell of a task says; that is read like any sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantu.grids.cells import Cell, table_cells
from lantu.rules import word_set
from lantu.types import Document

__all__ = ["TaskCell", "find_task_cells"]

# A row of heads is one of the first of its table.
_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class TaskCell:
    """One cell, ``start:end`` in ``clean_text``.

    is_task: whether it says what is to be done. bodies, due: of such a cell the words of those in its row that say who owns it, the leading
    ones first, and by when; () and "" where none does.
    """

    start: int
    end: int
    is_task: bool
    bodies: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class _Columns:
    tasks: tuple[int, ...]
    bodies: tuple[int, ...]
    due: int


def find_task_cells(document: Document) -> Mapping[int, TaskCell]:
    """The cells by where they start in ``clean_text``."""
    if not any(location.cell for location in document.locations):
        return {}
    return {cell.start: cell for rows in table_cells(document).values() for cell in _read(rows)}


def _read(rows: Mapping[int, Mapping[int, Cell]]) -> list[TaskCell]:
    numbers = sorted(rows)
    for place, number in enumerate(numbers[:_HEAD_ROWS]):
        columns = _columns({column: "".join(words.split()) for column, (words, _) in rows[number].items()})
        if columns is not None:
            return [cell for below in numbers[place + 1 :] for cell in _row(rows[below], columns)]
    return []


def _columns(heads: Mapping[int, str]) -> _Columns | None:
    """What the columns hold; None where they are not those of tasks.

    Of a name and what is to be reached (重点任务, 年度目标) only the latter is the task; two columns of what is done are both.
    """
    if any(head in word_set("grids_progress_heads") for head in heads.values()):
        return None
    goals = tuple(column for column, head in heads.items() if head in word_set("grids_goal_heads"))
    names = tuple(column for column, head in heads.items() if head in word_set("grids_task_heads"))
    due = next((column for column, head in heads.items() if head in word_set("promises_due_labels")), 0)
    leads = [column for column, head in heads.items() if head in word_set("grids_lead_heads")]
    others = [column for column, head in heads.items() if head in word_set("grids_owner_heads")]
    bodies = (*leads, *others)
    return _Columns(goals or names[-1:], bodies, due) if (goals or names) and (bodies or due) else None


def _row(cells: Mapping[int, Cell], columns: _Columns) -> list[TaskCell]:
    bodies = tuple(cells[column][0] for column in columns.bodies if column in cells and cells[column][0])
    due = cells[columns.due][0] if columns.due in cells else ""
    found = []
    for column, (words, start) in cells.items():
        task = column in columns.tasks
        if words:
            found.append(TaskCell(start, start + len(words), task, bodies if task else (), due if task else ""))
    return found
