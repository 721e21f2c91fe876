"""A promise sentence to clauses, each with the part it plays and its verb.

Comes in: the words of one sentence. Goes out: clauses in order, without the punctuation between them; ``roles`` says what part each plays.
Deliberately not done: deciding which clauses make an item; that is ``grouping``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lantu.promises.due import is_time, may_name_time, skip_time
from lantu.promises.lexicon import split_finder, split_pattern, verb_groups
from lantu.promises.openings import openings
from lantu.promises.roles import FRAME, Reading, read_role
from lantu.rules import compile_pattern

__all__ = ["Clause", "find_clauses", "has_quantity", "mask_protected"]

_MARKER_LENGTH = 8


@dataclass(slots=True, eq=False)
class Clause:
    """One clause, ``start:end`` in the sentence.

    verb_start, verb_end: its verb; equal where it has none. group: the list that the verb stands in, "none" without one.
    measured: whether it holds a quantity. modal: whether a word of aiming leads it. subject_end: the end of a subject named before the
    verb, or ``start``. marked: whether a mark of counting opens it. stop: the punctuation that closes it. rule: what decided the role.
    """

    start: int
    end: int
    role: str
    rule: str
    verb_start: int
    verb_end: int
    group: str
    measured: bool
    modal: bool
    subject_end: int
    marked: bool
    stop: str


def _blot(match: re.Match[str]) -> str:
    return f"{match[0][0]}{'_' * (len(match[0]) - 2)}{match[0][-1]}"


def mask_protected(text: str) -> str:
    """The text with the inside of quotation marks and brackets blotted out; lengths stay.

    >>> mask_protected("打响“快，好”品牌")
    '打响“___”品牌'
    >>> mask_protected("打响品牌")
    '打响品牌'
    """
    return split_pattern("protected").sub(_blot, text)


@dataclass(frozen=True, slots=True)
class _Source:
    """One sentence: its words, the same blotted, the offsets of figures found before, and whether it names any time or quantity."""

    text: str
    masked: str
    measured: frozenset[int]
    timed: bool
    counted: bool


def find_clauses(text: str, masked: str, measured: frozenset[int] = frozenset(), *, timed: bool) -> list[Clause]:
    """The clauses of a sentence; ``measured``: the offsets in it of figures that were found before; ``timed``: whether it names a time."""
    source = _Source(text, masked, measured, timed, has_quantity(masked, 0, len(masked), measured))
    return [_clause(source, start, end, stop) for start, end, stop in _spans(masked)]


def _spans(masked: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each clause without white space around it, and the punctuation that closes it."""
    after, length = 0, len(masked)
    for start, end in (*split_finder("clause_end").spans(masked, 0, length), (length, length)):
        left, right = after, start
        while left < right and masked[left].isspace():
            left += 1
        while left < right and masked[right - 1].isspace():
            right -= 1
        if left < right:
            yield left, right, masked[start:end]
        after = end


def _clause(source: _Source, start: int, end: int, stop: str) -> Clause:
    text, masked = source.text, source.masked
    marker = split_pattern("marker").match(text[start : min(end, start + _MARKER_LENGTH)])
    at = opening = start + len(marker[0]) if marker else start
    quantity = source.counted and has_quantity(masked, at, end, source.measured)
    reading = None
    if source.timed and may_name_time(text, at, end):
        opening = skip_time(text, at, end)
        reading = Reading(FRAME, "promises.role.time") if is_time(text[at:end]) else None
    if reading is None:
        head = _head(masked, at, end) if opening == at else at
        reading = read_role(masked, head, max(head, opening), end, quantity=quantity)
    verb = reading.verb if reading.verb[1] else (at, at)
    return Clause(
        start=start,
        end=end,
        role=reading.role,
        rule=reading.rule,
        verb_start=verb[0],
        verb_end=verb[1],
        group=_group(masked, verb),
        measured=quantity,
        modal=reading.modal,
        subject_end=reading.subject_end or at,
        marked=marker is not None,
        stop=stop,
    )


def _head(masked: str, at: int, end: int) -> int:
    """Past a 将 that says when, not what is acted on (an adverb stands behind it), and past a name in quotes that only says how:
    “一链一策”推动产业发展."""
    opening = openings().at(masked, at, end)
    if opening.future and openings().at(masked, at + opening.future, end).adverb > 1:
        at += opening.future
    elif not opening.quote:
        return at
    manner = _manner().match(masked, at, end - 2)
    return manner.end() if manner else at


@cache
def _manner() -> re.Pattern[str]:
    return compile_pattern("“_+”(?={promises_moving_verbs})")


def _group(masked: str, verb: tuple[int, int]) -> str:
    groups = verb_groups()
    word = masked[verb[0] : verb[1]]
    if word in groups or not word:
        return groups.get(word, "none")
    return next((groups[word[:length]] for length in range(len(word), 0, -1) if word[:length] in groups), "none")


@cache
def _quantity_words() -> re.Pattern[str]:
    return compile_pattern("{promises_quantity_words}")


def has_quantity(masked: str, start: int, end: int, measured: frozenset[int] = frozenset()) -> bool:
    """Whether something is measured between two places.

    >>> has_quantity("到2028年建成学校12所", 0, 13), has_quantity("到2028年建成学校", 0, 10)
    (True, False)
    """
    if (measured and any(start <= offset < end for offset in measured)) or split_finder("quantity").search(masked, start, end):
        return True
    return _quantity_words().search(masked, start, end) is not None
