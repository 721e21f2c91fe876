"""Pages set in two columns: where the gap between them is, and which line stands on which side.

Comes in: the lines of a page. Goes out: the lines in reading order, each with its side. Lines keep the order of the file unless it jumps
between the columns line by line, as a scan read from top to bottom does. Deliberately not done: more than two columns, tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Protocol, TypeVar

__all__ = ["LEFT", "RIGHT", "WHOLE", "find_gap", "read_columns"]

LEFT, RIGHT, WHOLE = -1, 1, 0
# Each column has so many lines, and its usual line is so much of the text's width; so many lines may run over the gap.
_FEW_LINES = 8
_USUAL_WIDTH = 0.3
_CROSSING = 0.2
# How many of its lines must end at the right edge of a column, within so many heights of a letter: cells of a table do not.
_FULL, _EDGE = 0.4, 1.6
# Above this share of jumps between the columns the file's order is no reading order.
_JUMPS = 0.5


class _Boxed(Protocol):
    @property
    def box(self) -> tuple[float, float, float, float]: ...
    @property
    def size(self) -> float: ...


_Line = TypeVar("_Line", bound=_Boxed)


@dataclass(frozen=True, slots=True)
class _Split:
    """The lines on both sides of a gap and those that run over it."""

    left: list[_Boxed]
    right: list[_Boxed]
    over: int


def _split(lines: Sequence[_Boxed], gap: float) -> _Split:
    left = [line for line in lines if _side(line, gap) == LEFT]
    right = [line for line in lines if _side(line, gap) == RIGHT]
    return _Split(left, right, len(lines) - len(left) - len(right))


def _side(line: _Boxed, gap: float) -> int:
    if line.box[2] <= gap:
        return LEFT
    return RIGHT if line.box[0] >= gap - 1 else WHOLE


def find_gap(lines: Sequence[_Boxed]) -> float | None:
    """Where the right column of a page begins; None for a page in one column."""
    if len(lines) < 2 * _FEW_LINES:
        return None
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    splits = ((gap, _split(lines, gap)) for gap in sorted({round(line.box[0], 1) for line in lines}))
    fitting = [(split.over, gap) for gap, split in splits if _is_page_of_columns(split, len(lines), width)]
    return min(fitting)[1] if fitting else None


def _is_page_of_columns(split: _Split, number: int, width: float) -> bool:
    return split.over <= _CROSSING * number and all(_is_column(side, width) for side in (split.left, split.right))


def _is_column(lines: list[_Boxed], width: float) -> bool:
    if len(lines) < _FEW_LINES or median(line.box[2] - line.box[0] for line in lines) < _USUAL_WIDTH * width:
        return False
    right = max(line.box[2] for line in lines)
    return sum(line.box[2] > right - _EDGE * line.size for line in lines) >= _FULL * len(lines)


def read_columns(lines: Sequence[_Line], gap: float | None) -> list[tuple[_Line, int]]:
    """The lines in reading order, each with its side of the gap; all ``WHOLE`` where there is none, or too many lines run over it."""
    if gap is None or _split(lines, gap).over > max(1.0, _CROSSING * len(lines)):
        return [(line, WHOLE) for line in lines]
    sided = [(line, _side(line, gap)) for line in lines]
    jumps = sum(a[1] != b[1] for a, b in pairwise(sided) if WHOLE not in (a[1], b[1]))
    columns = [side for _, side in sided if side != WHOLE]
    if jumps <= 1 + _JUMPS * min(columns.count(LEFT), columns.count(RIGHT)):
        return sided
    over = [line.box[1] for line, side in sided if side == WHOLE]
    return sorted(sided, key=lambda item: (sum(height > item[0].box[1] for height in over), item[1] if item[1] != WHOLE else 2))
