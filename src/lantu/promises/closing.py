"""Lines that say of the promises before them who owns them and by when: （责任单位：区住建局；完成时限：10月底前）.

Comes in: all sentences. Goes out: for each sentence that such lines close, what they say of it; and which sentences are such lines.
Lists of tasks are written so. A line of its own closes the line before it; a sentence within a line closes those before it in that line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from lantu.grids import TaskCell
from lantu.promises.due import Due, find_due
from lantu.promises.owners import Owners, body_names, find_owners, names_owners_alone
from lantu.rules import compile_pattern
from lantu.types import Sentence

__all__ = ["Closing", "cell_closings", "closings", "is_closing"]


@dataclass(frozen=True, slots=True)
class Closing:
    """``owners`` and ``due`` of what stands before, None where the lines do not say."""

    owners: Owners | None = None
    due: Due | None = None


@cache
def _label() -> re.Pattern[str]:
    return compile_pattern(r"[（(【\s]*(?:{promises_owner_labels}|{promises_due_labels}|{promises_person_labels})[：:]")


@cache
def _due_label() -> re.Pattern[str]:
    return compile_pattern("(?:{promises_due_labels})[：:]")


def is_closing(text: str) -> bool:
    """Whether a sentence says nothing but who owns the ones before it, or by when they are due.

    >>> is_closing("（责任单位：市文旅局；完成时限：2027年底前）"), is_closing("完成时限：6月底前。")
    (True, True)
    >>> is_closing("新建书房（责任单位：市文旅局）"), is_closing("由区住建局牵头，区城管局配合。")
    (False, True)
    """
    return _label().match(text) is not None or names_owners_alone(text)


def closings(text: str, sentences: tuple[Sentence, ...], year: str) -> tuple[Mapping[int, Closing], frozenset[int]]:
    """What is said of each sentence that is closed so, by its index; the indices of the closing lines that follow one.

    ``year``: the document's own, for times that name none. The nearest line wins where several say the same kind of thing.
    """
    found: dict[int, Closing] = {}
    lines = {index for index, sentence in enumerate(sentences) if is_closing(text[sentence.start : sentence.end])}
    following: set[int] = set()
    for index in sorted(lines):
        words = text[sentences[index].start : sentences[index].end]
        closed = _closed(index, sentences, lines)
        if closed:
            following.add(index)
        said = Closing(find_owners(words), _due(words, year))
        for before in closed:
            known = found.get(before, Closing())
            found[before] = replace(known, owners=known.owners or said.owners, due=known.due or said.due)
    return found, frozenset(following)


def cell_closings(sentences: tuple[Sentence, ...], cells: Mapping[int, TaskCell], year: str) -> Mapping[int, Closing]:
    """The same where a table of tasks says it in columns, for each sentence of a cell that says what is to be done."""
    found: dict[int, Closing] = {}
    cell: TaskCell | None = None
    for index, sentence in enumerate(sentences) if cells else ():
        cell = cells.get(sentence.start, cell)
        if cell is not None and cell.is_task and sentence.end <= cell.end:
            bodies = [name for words in cell.bodies for name in body_names(words)]
            owners = Owners(bodies[0], tuple(dict.fromkeys(bodies[1:])), "promises.cell") if bodies else None
            found[index] = Closing(owners, find_due(cell.due, year))
    return found


def _closed(index: int, sentences: tuple[Sentence, ...], lines: set[int]) -> list[int]:
    """The sentences that a closing line closes: those of its line, or of the line before it, up to another closing line's own."""
    before = index - 1
    while before in lines:
        before -= 1
    if before < 0:
        return []
    line = sentences[index].line if not sentences[index].at_line_start else sentences[before].line
    closed = []
    while before >= 0 and before not in lines and sentences[before].line == line:
        closed.append(before)
        before -= 1
    return closed


def _due(words: str, year: str) -> Due | None:
    label = _due_label().search(words)
    return find_due(words, year, label.end()) if label else None
