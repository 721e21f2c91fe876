"""A promise sentence to clauses, each with the part it plays and its verb.

Comes in: the words of one sentence. Goes out: clauses in order, without the punctuation between them. A clause is an act (it has a verb of
doing), a state (it says what is reached), a frame (how, on what ground, by when), an effect (what an act is for) or a remnant (words that
go on). Deliberately not done: deciding which clauses make an item; that is ``grouping``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lantu.promises.due import after_aims, is_time, may_name_time, skip_time
from lantu.promises.lexicon import split_finder, split_pattern, suffixes, verb_groups, words
from lantu.promises.openings import openings
from lantu.promises.verbs import embedded_verb, extend_verb, leading_verb, reach_verb, subject_ends
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["ACT", "EFFECT", "FRAME", "REMNANT", "STATE", "Clause", "find_clauses", "has_quantity", "mask_protected"]

ACT, STATE, FRAME, EFFECT, REMNANT = "act", "state", "frame", "effect", "remnant"
_REPORTING_LENGTH = 14
_MARKER_LENGTH = 8
_MIN_SUBJECT = 3
_MIN_UNKNOWN_ACT = 6
_MIN_WITHIN = 2
_MAX_TAKEN = 24


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


@dataclass(slots=True, eq=False)
class _Reading:
    """What one reading of a clause found."""

    role: str
    rule: str
    verb: tuple[int, int] = (0, 0)
    modal: bool = False
    subject_end: int = 0


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
        reading = _Reading(FRAME, "promises.role.time") if is_time(text[at:end]) else None
    if reading is None:
        head = _head(masked, at, end) if opening == at else at
        reading = _read(masked, head, max(head, opening), end, quantity=quantity)
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


def _ends(masked: str, start: int, end: int, name: str) -> bool:
    return suffixes(name).before(masked, start, end) > 0


def _read(masked: str, at: int, opening: int, end: int, *, quantity: bool) -> _Reading:
    """The role of one clause; ``opening`` is past a time at its head. The first reading that holds is taken: report, frame, verb, subject,
    effect, preposition, state."""
    if end - at <= _REPORTING_LENGTH and _ends(masked, at, end, "promises_reporting_tails"):
        return _Reading(FRAME, "promises.role.reporting")
    first = openings().at(masked, at, end)
    start, stop, modal = leading_verb(masked, opening, end, first if opening == at else None)
    second = openings().at(masked, start, end) if start > at else first
    framed = _read_disposal(masked, at, end) if first.object_first else None
    if framed is None and stop == start and second.within:
        framed = _read_within(masked, start, end)
    if framed is None and (first.frame or second.frame):
        acts = stop > start and masked[start:stop] not in word_set("promises_name_verbs")
        framed = _read_frame(masked, at, start, end, acts=acts)
    if framed is not None:
        return framed
    effect = not quantity and bool(first.result or (start > at and second.effect))
    if stop == end and masked[start:stop] in word_set("promises_states"):
        return _Reading(REMNANT, "promises.role.bare_state", (start, stop), modal)
    if stop > start:
        if start > at:
            start, stop = _explored(masked, at, start, stop, end)
        verb = extend_verb(masked, (start, stop), end)
        shaping = masked[start:stop] in word_set("promises_shaping_verbs") and _ends(masked, stop, end, "promises_vague_results")
        effect = effect or (shaping and not quantity)
        return _Reading(EFFECT if effect and not modal else ACT, "promises.role.verb", verb, modal)
    if not effect:
        followed = _read_after_subject(masked, at, end)
        if followed is not None:
            return followed
        preposed = _read_preposition(masked, at, start, end, quantity=quantity) if first.preposition or second.preposition else None
        if preposed is not None:
            return preposed
    elif not modal or not _ends(masked, at, end, "promises_states"):
        return _Reading(EFFECT, "promises.role.effect", (start, start))
    return _read_state(masked, at, start, end, quantity=quantity, modal=modal)


def _read_after_subject(masked: str, at: int, end: int) -> _Reading | None:
    """The reading of what follows a subject and its 将 or 要; None where nothing of the kind stands."""
    for mark, after in subject_ends(masked, at, end):
        start, stop, _ = leading_verb(masked, after, end)
        opens = openings().at(masked, after, end).frame or openings().at(masked, start, end).frame
        reading = _read_frame(masked, after, start, end) if opens else None
        if reading is None and stop > start:
            reading = _Reading(ACT, "promises.role.subject", extend_verb(masked, (start, stop), end))
        if reading is not None:
            return replace(reading, subject_end=mark)
    return None


def _opens(masked: str, at: int, end: int, name: str) -> bool:
    return bool(words(name).at(masked, at, end))


def _read_disposal(masked: str, at: int, end: int) -> _Reading | None:
    """将 A 用于 B, 把 A 纳入 B, whatever A holds; None where the clause is not built so."""
    length = words("promises_object_prepositions").at(masked, at, end)
    match = _disposing().search(masked, at + length + _MIN_SUBJECT, end) if length else None
    if match is None or match.end() >= end:
        return None
    return _Reading(ACT, "promises.role.preposition", match.span())


@cache
def _disposing() -> re.Pattern[str]:
    return compile_pattern("{promises_disposing_verbs}")


def _explored(masked: str, at: int, start: int, stop: int, end: int) -> tuple[int, int]:
    """The verb of a clause that looks for a new institution: in 探索吸引人才的新模式 the second verb only describes it."""
    if not masked.endswith(word_list("promises_exploring_verbs"), at, start):
        return start, stop
    first = next(size for size in (words("promises_exploring_verbs").at(masked, place, end) for place in range(at, start)) if size)
    head = suffixes("promises_institution_heads").before(masked, stop, end)
    described = head and masked[start:stop] not in word_set("promises_founding_verbs") and _attributive().search(masked, stop, end)
    return (start - first, start) if described else (start, stop)


@cache
def _attributive() -> re.Pattern[str]:
    return compile_pattern("{promises_attributive_marks}")


def _read_within(masked: str, start: int, end: int) -> _Reading | None:
    """The act right behind 在 … 中 or 在 … 等领域, which only say where; None where the clause is not built so."""
    length = words("promises_within_words").at(masked, start, end)
    if not length:
        return None
    for tail in _in_tails().finditer(masked, start + length + _MIN_WITHIN, end):
        verb_start, verb_end, modal = leading_verb(masked, tail.end(), end)
        if verb_start < verb_end < end:
            return _Reading(ACT, "promises.role.within_act", extend_verb(masked, (verb_start, verb_end), end), modal)
    return None


@cache
def _in_tails() -> re.Pattern[str]:
    return compile_pattern("{promises_in_tails}")


def _read_frame(masked: str, at: int, start: int, end: int, *, acts: bool = False) -> _Reading | None:
    """A frame, or the act behind an open frame (依托 A 打造 B); None where the clause is neither. ``acts``: a verb stands at ``start``."""
    for place in (at, start):
        length = words("promises_always_frames").at(masked, place, end)
        if acts and place + length == start and masked[place:start] in word_set("promises_adverbial_verbs"):
            continue
        if length:
            inner = (0, 0)
            opener = words("promises_open_frames").at(masked, place, end)
            if opener and not _ends(masked, at, end, "promises_frame_tails") and not _ends(masked, at, end, "promises_open_frame_tails"):
                inner = embedded_verb(masked, place + opener + 2, end, moving=True)
            if inner[1] > inner[0]:
                return _Reading(ACT, "promises.role.open_frame", extend_verb(masked, inner, end))
            return _Reading(FRAME, "promises.role.frame", _frame_verb(masked, place, end))
    opens = _opens(masked, at, end, "promises_frame_words") or _opens(masked, start, end, "promises_frame_words")
    opens = opens or _opens(masked, at, end, "promises_preposition_words")
    if opens and _ends(masked, at, end, "promises_frame_tails"):
        return _Reading(FRAME, "promises.role.frame_tail", _frame_verb(masked, start, end))
    return None


def _frame_verb(masked: str, start: int, end: int) -> tuple[int, int]:
    """The word that opens a frame, for a sentence that holds nothing else; an empty span for a preposition."""
    length = max(words(name).at(masked, start, end) for name in ("promises_always_frames", "promises_frame_words"))
    shown = length > 1 and masked[start : start + length] not in word_set("promises_frame_prepositions")
    return (start, start + length) if shown else (start, start)


def _taken_as(masked: str, start: int, end: int) -> tuple[int, int]:
    """The verb of a clause that takes one thing as another (把 A 作为 B); an empty span where the clause does not."""
    length = words("promises_object_prepositions").at(masked, start, end)
    match = _taking().search(masked, start + length + 1, min(end, start + _MAX_TAKEN)) if length else None
    return match.span() if match else (start, start)


@cache
def _taking() -> re.Pattern[str]:
    return compile_pattern("{promises_taking_words}")


def _read_preposition(masked: str, at: int, start: int, end: int, *, quantity: bool) -> _Reading | None:
    """对 A 实行 B, 在 A 布局 B, 为 A 提供 B; a preposition without a verb behind it makes a frame or an effect.

    对 A alone says to whom what follows is done, whatever A measures (对年产值超过5亿元的企业，给予奖励).
    """
    place = start if _opens(masked, start, end, "promises_preposition_words") else at
    length = words("promises_preposition_words").at(masked, place, end)
    if not length:
        return None
    taken = _taken_as(masked, place, end)
    if taken[1] > taken[0]:
        return _Reading(FRAME, "promises.role.taken_as", taken)
    inside = masked[place : place + length] in word_set("promises_in_prepositions")
    moving = not inside or _in_tails().search(masked, place + length + 1, end) is None
    verb = embedded_verb(masked, place + length + 1, end, moving=moving)
    if inside and _ends(masked, at, end, "promises_in_tails"):
        return _Reading(FRAME, "promises.role.within")
    purpose = masked[place : place + length] in word_set("promises_purpose_words")
    if purpose and _ends(masked, at, end, "promises_for_tails"):
        return _Reading(EFFECT, "promises.role.purpose", verb if verb[1] > verb[0] else (start, start))
    if verb[1] > verb[0]:
        if not quantity and _opens(masked, verb[0], end, "promises_result_words"):
            return _Reading(EFFECT, "promises.role.preposed_effect", verb)
        return _Reading(ACT, "promises.role.preposition", extend_verb(masked, verb, end))
    if masked[place : place + length] in word_set("promises_whom_prepositions"):
        return _Reading(FRAME, "promises.role.whom")
    if quantity:
        return _Reading(STATE, "promises.role.measure", reach_verb(masked, at, end), subject_end=after_aims(masked, at, end))
    if masked[place : place + length] in word_set("promises_object_prepositions"):
        return _Reading(ACT, "promises.role.object_first", (start, start))
    return _Reading(FRAME, "promises.role.preposition_frame")


def _read_state(masked: str, at: int, start: int, end: int, *, quantity: bool, modal: bool) -> _Reading:
    if quantity:
        reach = reach_verb(masked, at, end)
        inner = embedded_verb(masked, start + _MIN_SUBJECT - 1, end) if reach[1] == reach[0] else reach
        if inner[1] > inner[0] and inner != reach:
            return _Reading(ACT, "promises.role.inner", extend_verb(masked, inner, end), modal, inner[0])
        return _Reading(STATE, "promises.role.measure", reach, modal, after_aims(masked, at, end))
    tail = suffixes("promises_states").before(masked, start, end)
    if tail == end - start:
        return _Reading(REMNANT, "promises.role.bare_state", (start, end), modal)
    if tail and skip_time(masked, start, end - tail) == end - tail:
        return _Reading(REMNANT, "promises.role.bare_state", (end - tail, end), modal)
    if tail:
        return _Reading(ACT, "promises.role.state_verb", (end - tail, end), modal, start)
    reach = reach_verb(masked, at, end)
    if reach[0] >= at + _MIN_SUBJECT or _ends(masked, start, end, "promises_state_predicates"):
        return _Reading(STATE, "promises.role.predicate", reach, modal, after_aims(masked, at, end))
    inner = embedded_verb(masked, start + _MIN_SUBJECT - 1, end)
    if inner[1] > inner[0]:
        return _Reading(ACT, "promises.role.inner", extend_verb(masked, inner, end), modal, inner[0])
    if start > at and end - start >= _MIN_UNKNOWN_ACT:
        return _Reading(ACT, "promises.role.adverb", (start, start), modal)
    return _Reading(REMNANT, "promises.role.remnant", (start, start), modal)
