"""Printed lines put together into paragraphs, over the ends of lines and pages; page numbers and running heads left out.

Comes in: the lines of each page with their boxes, from a PDF's text layer or from OCR. Goes out: the text, one line a paragraph, each
fragment with its page and box, and how many lines were left out. A Chinese paragraph shows by its indent, by the short line before it,
by its number, or by the space above it. On a page of two columns each column has its own edges (``printed_columns``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median

from lantu.rules import load_rules, word_list
from lantu.sources.content import TextBuilder
from lantu.sources.printed_columns import LEFT, RIGHT, find_gap, read_columns

__all__ = ["PrintedLine", "join_lines"]

# A running head stands among the outermost lines of a page, on at least this share of the pages.
_EDGE_LINES = 2
_RUNNING_SHARE = 0.5
_RUNNING_PAGES = 3
# On two pages only what is set smaller than the text counts as running: the text itself may begin two pages alike.
_TWO_PAGES = 2
_SMALLER = 0.9
# In heights of a letter: what counts as indented, as short, as a gap, as another size of letter.
_INDENT = 0.8
_WIDEST_INDENT = 3.0
_SHORT = 1.6
_VERY_SHORT = 4.0
_GAP = 1.5
_OTHER_SIZE = 1.15
# The share of lines that reach the right edge on a justified page, and the share of the width that a ragged line may leave empty.
_JUSTIFIED = 0.4
_RAGGED = 0.5
# Fewer lines than this do not show a column of their own.
_FEW_LINES = 8
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of a page: its text without white space at the ends; ``box`` as in ``Location``; ``size`` the height of its letters."""

    text: str
    page: int
    box: tuple[float, float, float, float]
    size: float


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of a page begin and end, and whether most of them reach the end."""

    left: float
    right: float
    justified: bool = True


def join_lines(pages: Sequence[Sequence[PrintedLine]]) -> tuple[TextBuilder, int]:
    """The text with its places, and the number of lines left out as page numbers or running heads."""
    running = _running_heads(pages)
    kept = [list(_without_sheet_lines(lines, running)) for lines in pages]
    left_out = sum(map(len, pages)) - sum(map(len, kept))
    whole = _column([line for lines in kept for line in lines])
    builder = TextBuilder()
    before: PrintedLine | None = None
    column_before = whole
    spacing = _usual_spacing(kept)
    gap: float | None = None
    sides: dict[int, _Column] = {}
    for lines in kept:
        found = find_gap(lines)
        gap = gap if found is None else found
        read = read_columns(lines, gap)
        if found is not None:
            sides = {side: _column([line for line, own in read if own == side]) for side in (LEFT, RIGHT)}
        page_column = _page_column(lines, whole)
        for line, side in read:
            column = sides.get(side, page_column)
            fresh = before is None or _begins_paragraph(before, line, column_before, column, spacing)
            builder.add(line.text, before="\n" if fresh else _joint(before, line), page=line.page, box=line.box)
            before, column_before = line, column
    return builder, left_out


def _running_heads(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    inner: set[str] = set()
    small = _SMALLER * median([line.size for lines in pages for line in lines] or [0.0])
    for lines in pages:
        ranked = list(zip(lines, _edge_ranks(lines), strict=True))
        edges = [line for line, rank in ranked if rank < _EDGE_LINES and not _belongs_to_text(line)]
        counts.update({_shape(line) for line in edges if len(pages) > _TWO_PAGES or line.size < small})
        # What also stands amid a page is text, however often a page happens to begin or end with it.
        inner.update(_DIGITS.sub("#", line.text) for line, rank in ranked if rank >= _EDGE_LINES)
    least = max(min(len(pages), _RUNNING_PAGES), _TWO_PAGES, _RUNNING_SHARE * len(pages))
    return frozenset(shape for shape, count in counts.items() if count >= least and shape.rsplit(" ", 1)[0] not in inner)


def _edge_ranks(lines: Sequence[PrintedLine]) -> list[int]:
    """How many lines stand between each line and the nearer edge of the sheet, 0 for the outermost.

    By where they stand, not by their order in the file: many programs write a sheet's number and head before its text.
    """
    order = sorted(range(len(lines)), key=lambda index: -lines[index].box[1])
    ranks = [0] * len(lines)
    for place, index in enumerate(order):
        ranks[index] = min(place, len(lines) - 1 - place)
    return ranks


def _belongs_to_text(line: PrintedLine) -> bool:
    """A numbered line or one that ends a sentence is no running head, however often it comes."""
    return bool(_rule("paragraph").search(line.text)) or line.text.endswith(word_list("sources_line_ends"))


def _shape(line: PrintedLine) -> str:
    """A running head differs from page to page only in its number; where it stands is part of it."""
    return f"{_DIGITS.sub('#', line.text)} {line.box[1] // 4:.0f}"


def _without_sheet_lines(lines: Sequence[PrintedLine], running: frozenset[str]) -> Iterator[PrintedLine]:
    for line, rank in zip(lines, _edge_ranks(lines), strict=True):
        is_running = rank < _EDGE_LINES and _shape(line) in running and not _belongs_to_text(line)
        is_number = rank == 0 and len(lines) > 1 and _rule("page number").search(line.text)
        if not (is_running or is_number):
            yield line


def _column(lines: Sequence[PrintedLine]) -> _Column:
    if not lines:
        return _Column(0.0, 0.0)
    long_lines = sorted(lines, key=lambda line: line.box[0] - line.box[2])[: max(_FEW_LINES, len(lines) // 2)]
    lefts = Counter(round(line.box[0]) for line in long_lines)
    most = max(lefts.values())
    # The leftmost of the frequent edges: where every paragraph is one line, the indented ones are as many.
    left = min(edge for edge, number in lefts.items() if number >= most / 3)
    rights = sorted(line.box[2] for line in lines)
    right = rights[int(0.95 * (len(rights) - 1))]
    full = sum(edge > right - _SHORT * lines[0].size for edge in rights)
    return _Column(left, right, full >= _JUSTIFIED * len(rights))


def _page_column(lines: Sequence[PrintedLine], whole: _Column) -> _Column:
    """The page's own edges; a page of indented lines only begins where the document's other lines do."""
    if len(lines) < _FEW_LINES:
        return whole
    own = _column(lines)
    return replace(own, left=whole.left) if 0 < own.left - whole.left < _WIDEST_INDENT * lines[0].size else own


def _usual_spacing(pages: Sequence[Sequence[PrintedLine]]) -> float:
    gaps = [a.box[1] - b.box[1] for lines in pages for a, b in pairwise(lines) if a.box[1] > b.box[1]]
    return median(gaps) if gaps else 0.0


def _begins_paragraph(before: PrintedLine, line: PrintedLine, column_before: _Column, column: _Column, spacing: float) -> bool:
    size = max(line.size, 1.0)
    if max(size, before.size) > _OTHER_SIZE * min(size, max(before.size, 1.0)):
        return True
    ended = before.text.endswith(word_list("sources_line_ends")) or before.box[2] < column_before.right - _SHORT * size
    if ended and _rule("paragraph").search(line.text):
        return True
    indented = line.box[0] > column.left + _INDENT * size
    if indented and not _are_centred(before, line, column):
        return True
    if _is_short(before, column_before, size):
        return True
    return before.page == line.page and spacing > 0 and before.box[1] - line.box[1] > _GAP * spacing


def _is_short(line: PrintedLine, column: _Column, size: float) -> bool:
    """Whether the line stops so early that its paragraph must end there; a page with ragged lines shows that only where half is empty."""
    gap = column.right - line.box[2]
    if not column.justified:
        return gap > _RAGGED * (column.right - column.left)
    return gap > (_SHORT if line.text.endswith(word_list("sources_line_ends")) else _VERY_SHORT) * size


def _are_centred(before: PrintedLine, line: PrintedLine, column: _Column) -> bool:
    """Two centred lines of one size, right below each other, are one title."""
    if _belongs_to_text(before):
        return False
    middle = (column.left + column.right) / 2
    off = [abs((each.box[0] + each.box[2]) / 2 - middle) for each in (before, line)]
    return max(off) < line.size and before.box[0] > column.left + 2 * line.size and before.page == line.page


def _joint(before: PrintedLine | None, line: PrintedLine) -> str:
    """Chinese lines join without a space, Latin words with one."""
    if before is None or not (_WORD.match(before.text[-1]) and _WORD.match(line.text[0])):
        return ""
    return " " if _LETTER.match(before.text[-1]) or _LETTER.match(line.text[0]) else ""


@cache
def _rule(part: str) -> re.Pattern[str]:
    return next(rule.regex for rule in load_rules("sources_pdf").rules if rule.effect["part"] == part)
