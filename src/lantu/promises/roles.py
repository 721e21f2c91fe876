"""The part that one clause of a promise plays, and its verb.

An act has a verb of doing, a state says what is reached, a frame how, on what ground or by when; an effect is what an act is for, and a
remnant words that go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from lantu.promises.due import after_aims, skip_time
from lantu.promises.lexicon import suffixes, words
from lantu.promises.openings import openings
from lantu.promises.verbs import embedded_verb, extend_verb, leading_verb, reach_verb, subject_ends
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["ACT", "EFFECT", "FRAME", "REMNANT", "STATE", "Reading", "read_role"]

ACT, STATE, FRAME, EFFECT, REMNANT = "act", "state", "frame", "effect", "remnant"
_REPORTING_LENGTH = 14
_MIN_SUBJECT = 3
_MIN_UNKNOWN_ACT = 6
_MIN_WITHIN = 2
_MAX_TAKEN = 24


@dataclass(slots=True, eq=False)
class Reading:
    """What one reading of a clause found: its role, the rule that decided, its verb (an empty span without one), whether a word of aiming
    leads it, and the end of a subject named before the verb (0 where none is)."""

    role: str
    rule: str
    verb: tuple[int, int] = (0, 0)
    modal: bool = False
    subject_end: int = 0


def _ends(masked: str, start: int, end: int, name: str) -> bool:
    return suffixes(name).before(masked, start, end) > 0


def read_role(masked: str, at: int, opening: int, end: int, *, quantity: bool) -> Reading:
    """The role of one clause; ``opening`` is past a time at its head. The first reading that holds is taken: report, frame, verb, subject,
    effect, preposition, state."""
    if end - at <= _REPORTING_LENGTH and _ends(masked, at, end, "promises_reporting_tails"):
        return Reading(FRAME, "promises.role.reporting")
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
        return Reading(REMNANT, "promises.role.bare_state", (start, stop), modal)
    if stop > start:
        if start > at:
            start, stop = _explored(masked, at, start, stop, end)
        verb = extend_verb(masked, (start, stop), end)
        shaping = masked[start:stop] in word_set("promises_shaping_verbs") and _ends(masked, stop, end, "promises_vague_results")
        effect = effect or (shaping and not quantity)
        return Reading(EFFECT if effect and not modal else ACT, "promises.role.verb", verb, modal)
    if not effect:
        followed = _read_after_subject(masked, at, end)
        if followed is not None:
            return followed
        preposed = _read_preposition(masked, at, start, end, quantity=quantity) if first.preposition or second.preposition else None
        if preposed is not None:
            return preposed
    elif not modal or not _ends(masked, at, end, "promises_states"):
        return Reading(EFFECT, "promises.role.effect", (start, start))
    return _read_state(masked, at, start, end, quantity=quantity, modal=modal)


def _read_after_subject(masked: str, at: int, end: int) -> Reading | None:
    """The reading of what follows a subject and its 将 or 要; None where nothing of the kind stands."""
    for mark, after in subject_ends(masked, at, end):
        start, stop, _ = leading_verb(masked, after, end)
        opens = openings().at(masked, after, end).frame or openings().at(masked, start, end).frame
        reading = _read_frame(masked, after, start, end) if opens else None
        if reading is None and stop > start:
            reading = Reading(ACT, "promises.role.subject", extend_verb(masked, (start, stop), end))
        if reading is not None:
            return replace(reading, subject_end=mark)
    return None


def _opens(masked: str, at: int, end: int, name: str) -> bool:
    return bool(words(name).at(masked, at, end))


def _read_disposal(masked: str, at: int, end: int) -> Reading | None:
    """将 A 用于 B, 把 A 纳入 B, whatever A holds; None where the clause is not built so."""
    length = words("promises_object_prepositions").at(masked, at, end)
    match = _disposing().search(masked, at + length + _MIN_SUBJECT, end) if length else None
    if match is None or match.end() >= end:
        return None
    return Reading(ACT, "promises.role.preposition", match.span())


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


def _read_within(masked: str, start: int, end: int) -> Reading | None:
    """The act right behind 在 … 中 or 在 … 等领域, which only say where; None where the clause is not built so."""
    length = words("promises_within_words").at(masked, start, end)
    if not length:
        return None
    for tail in _in_tails().finditer(masked, start + length + _MIN_WITHIN, end):
        verb_start, verb_end, modal = leading_verb(masked, tail.end(), end)
        if verb_start < verb_end < end:
            return Reading(ACT, "promises.role.within_act", extend_verb(masked, (verb_start, verb_end), end), modal)
    return None


@cache
def _in_tails() -> re.Pattern[str]:
    return compile_pattern("{promises_in_tails}")


def _read_frame(masked: str, at: int, start: int, end: int, *, acts: bool = False) -> Reading | None:
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
                return Reading(ACT, "promises.role.open_frame", extend_verb(masked, inner, end))
            return Reading(FRAME, "promises.role.frame", _frame_verb(masked, place, end))
    opens = _opens(masked, at, end, "promises_frame_words") or _opens(masked, start, end, "promises_frame_words")
    opens = opens or _opens(masked, at, end, "promises_preposition_words")
    if opens and _ends(masked, at, end, "promises_frame_tails"):
        return Reading(FRAME, "promises.role.frame_tail", _frame_verb(masked, start, end))
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


def _read_preposition(masked: str, at: int, start: int, end: int, *, quantity: bool) -> Reading | None:
    """对 A 实行 B, 在 A 布局 B, 为 A 提供 B; a preposition without a verb behind it makes a frame or an effect.

    对 A alone says to whom what follows is done, whatever A measures (对年产值超过5亿元的企业，给予奖励).
    """
    place = start if _opens(masked, start, end, "promises_preposition_words") else at
    length = words("promises_preposition_words").at(masked, place, end)
    if not length:
        return None
    taken = _taken_as(masked, place, end)
    if taken[1] > taken[0]:
        return Reading(FRAME, "promises.role.taken_as", taken)
    inside = masked[place : place + length] in word_set("promises_in_prepositions")
    moving = not inside or _in_tails().search(masked, place + length + 1, end) is None
    verb = embedded_verb(masked, place + length + 1, end, moving=moving)
    if inside and _ends(masked, at, end, "promises_in_tails"):
        return Reading(FRAME, "promises.role.within")
    purpose = masked[place : place + length] in word_set("promises_purpose_words")
    if purpose and _ends(masked, at, end, "promises_for_tails"):
        return Reading(EFFECT, "promises.role.purpose", verb if verb[1] > verb[0] else (start, start))
    if verb[1] > verb[0]:
        if not quantity and _opens(masked, verb[0], end, "promises_result_words"):
            return Reading(EFFECT, "promises.role.preposed_effect", verb)
        return Reading(ACT, "promises.role.preposition", extend_verb(masked, verb, end))
    if masked[place : place + length] in word_set("promises_whom_prepositions"):
        return Reading(FRAME, "promises.role.whom")
    if quantity:
        return Reading(STATE, "promises.role.measure", reach_verb(masked, at, end), subject_end=after_aims(masked, at, end))
    if masked[place : place + length] in word_set("promises_object_prepositions"):
        return Reading(ACT, "promises.role.object_first", (start, start))
    return Reading(FRAME, "promises.role.preposition_frame")


def _read_state(masked: str, at: int, start: int, end: int, *, quantity: bool, modal: bool) -> Reading:
    if quantity:
        reach = reach_verb(masked, at, end)
        inner = embedded_verb(masked, start + _MIN_SUBJECT - 1, end) if reach[1] == reach[0] else reach
        if inner[1] > inner[0] and inner != reach:
            return Reading(ACT, "promises.role.inner", extend_verb(masked, inner, end), modal, inner[0])
        return Reading(STATE, "promises.role.measure", reach, modal, after_aims(masked, at, end))
    tail = suffixes("promises_states").before(masked, start, end)
    if tail == end - start:
        return Reading(REMNANT, "promises.role.bare_state", (start, end), modal)
    if tail and skip_time(masked, start, end - tail) == end - tail:
        return Reading(REMNANT, "promises.role.bare_state", (end - tail, end), modal)
    if tail:
        return Reading(ACT, "promises.role.state_verb", (end - tail, end), modal, start)
    reach = reach_verb(masked, at, end)
    if reach[0] >= at + _MIN_SUBJECT or _ends(masked, start, end, "promises_state_predicates"):
        return Reading(STATE, "promises.role.predicate", reach, modal, after_aims(masked, at, end))
    inner = embedded_verb(masked, start + _MIN_SUBJECT - 1, end)
    if inner[1] > inner[0]:
        return Reading(ACT, "promises.role.inner", extend_verb(masked, inner, end), modal, inner[0])
    if start > at and end - start >= _MIN_UNKNOWN_ACT:
        return Reading(ACT, "promises.role.adverb", (start, start), modal)
    return Reading(REMNANT, "promises.role.remnant", (start, start), modal)
