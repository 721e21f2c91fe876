"""Lists under one verb: cut where each part can be checked by itself, left whole where the list is one theme.

Cut:   parts with figures of their own (人才5名、80名), named projects that are built (A高铁、B水库建设), predicates (A开工、B投产),
       a further verb with its own object (办好A、举办B).
Whole: a list closed by its count (等12个项目), one predicate for all (分别增长), kinds of things without names (智慧教育、智慧医疗).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.promises.clauses import Clause, has_quantity
from lantu.promises.lexicon import specific_length, split_pattern, suffixes, words
from lantu.promises.roles import STATE
from lantu.promises.verbs import leading_verb, reach_verb
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["Part", "is_project_name", "project_ends", "split_series", "without_list_tail"]

_MIN_NAME = 2
_MIN_OBJECT = 3
_MIN_SPECIFIC = 4


@dataclass(slots=True)
class Part:
    """One part of a list, ``start:end`` in the sentence; ``tail`` is the start of the words that it shares with the others (建设)."""

    start: int
    end: int
    verb_start: int
    verb_end: int
    tail: tuple[int, int]


@cache
def _list_mark() -> re.Pattern[str]:
    return compile_pattern("{promises_list_marks}")


@cache
def _joiner() -> re.Pattern[str]:
    return compile_pattern("{promises_list_joiners}")


def split_series(masked: str, clause: Clause, measured: frozenset[int] = frozenset()) -> tuple[list[Part], str]:
    """The parts of a clause's list and the rule that cut it; one part (the clause) and "" where it stays whole."""
    start = clause.verb_end if clause.role != STATE and clause.verb_end < clause.end else clause.subject_end
    has_mark = _list_mark().search(masked, start, clause.end)
    whole = Part(clause.start, clause.end, clause.verb_start, clause.verb_end, (clause.end, clause.end))
    if not has_mark and not (clause.measured and _joiner().search(masked, start, clause.end)):
        return [whole], ""
    if split_pattern("share").search(masked, clause.start, clause.end) or split_pattern("total").search(masked, start, clause.end):
        return [whole], ""
    spans = _spans(masked, start, clause.end, _list_mark())
    for rule, cut in _CUTS:
        parts = cut(masked, clause, spans, measured)
        if len(parts) > 1:
            return _as_parts(masked, clause, parts), rule
    return [whole], ""


def _spans(masked: str, start: int, end: int, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    for match in mark.finditer(masked, start, end):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, end))
    return spans


def _as_parts(masked: str, clause: Clause, spans: list[tuple[int, int]]) -> list[Part]:
    """Parts with their verbs: the clause's own, unless a part brings another."""
    tail = _shared_tail(masked, *spans[-1])
    parts = []
    for index, (start, end) in enumerate(spans):
        verb = (clause.verb_start, clause.verb_end)
        found = leading_verb(masked, start, end)
        if index and found[1] > found[0] and found[1] + _MIN_OBJECT <= end:
            verb = found[:2]
        elif clause.role == STATE:
            verb = reach_verb(masked, start, end)
        shared = tail if index + 1 < len(spans) else (end, end)
        parts.append(Part(clause.start if index == 0 else start, end, *verb, shared))
    return parts


def _shared_tail(masked: str, start: int, end: int) -> tuple[int, int]:
    length = suffixes("promises_list_tails").before(masked, start, end)
    return end - length, end


def without_list_tail(masked: str, start: int, end: int) -> int:
    """The end of a name without the words that a list shares (建设, 等项目).

    >>> without_list_tail("望江水库建设", 0, 6)
    4
    """
    tail = _shared_tail(masked, start, end)[0]
    return tail if tail > start else end


def _merge(spans: list[tuple[int, int]], stands: list[bool]) -> list[tuple[int, int]]:
    """Parts that stand by themselves; the others join the next that does, the last ones the one before."""
    merged: list[tuple[int, int]] = []
    opening: int | None = None
    for (start, end), stand in zip(spans, stands, strict=True):
        if stand:
            merged.append((start if opening is None else opening, end))
            opening = None
        elif opening is None:
            opening = start
    if opening is not None and merged:
        merged[-1] = (merged[-1][0], spans[-1][1])
    return merged


def _by_figures(masked: str, clause: Clause, spans: list[tuple[int, int]], measured: frozenset[int]) -> list[tuple[int, int]]:
    if not clause.measured:
        return []
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        pieces.extend(_split_joined(masked, start, end, measured))
    stands = [
        has_quantity(masked, start, end, measured) and _names_measured(masked, clause, start, end, index)
        for index, (start, end) in enumerate(pieces)
    ]
    return _merge(pieces, stands) if sum(stands) > 1 else []


def _split_joined(masked: str, start: int, end: int, measured: frozenset[int]) -> list[tuple[int, int]]:
    """A part cut at 和 where both sides hold a quantity."""
    for match in _joiner().finditer(masked, start, end):
        if has_quantity(masked, start, match.start(), measured) and has_quantity(masked, match.end(), end, measured):
            return [(start, match.start()), *_split_joined(masked, match.end(), end, measured)]
    return [(start, end)]


def _names_measured(masked: str, clause: Clause, start: int, end: int, index: int) -> bool:
    """Whether a part says what is measured: more than a number, and not only a further predicate of the same thing."""
    rest = split_pattern("quantity").sub("", masked[start:end])
    if index and clause.role == STATE and words("promises_reach_words").at(masked, start, end):
        return False
    if index and words("promises_bare_reach").at(masked, start, end):
        return False
    return len(rest) >= _MIN_NAME


def _by_predicates(masked: str, clause: Clause, spans: list[tuple[int, int]], measured: frozenset[int]) -> list[tuple[int, int]]:
    states = suffixes("promises_states")
    ends = [end - start >= states.before(masked, start, end) + _MIN_NAME > _MIN_NAME for start, end in spans]
    if sum(ends) < 2 or not ends[-1]:
        return []
    return _merge(spans, ends)


@cache
def _name_breaks() -> re.Pattern[str]:
    return compile_pattern("{promises_name_breaks}")


@cache
def project_ends() -> frozenset[str]:
    """The characters that a project can end in; most parts of lists end in another and need no closer look."""
    return frozenset(word[-1] for name in ("promises_name_heads", "promises_list_tails", "promises_states") for word in word_list(name))


def is_project_name(masked: str, start: int, end: int) -> bool:
    """Whether words end in the head of a project and say which one.

    >>> is_project_name("望江水库", 0, 4), is_project_name("口袋公园", 0, 4), is_project_name("地铁6号线", 0, 5)
    (True, False, True)
    """
    end = without_list_tail(masked, start, end)
    end -= suffixes("promises_states").before(masked, start, end)
    head = suffixes("promises_name_heads").before(masked, start, end)
    if not head or head >= end - start:
        return False
    if _name_breaks().search(masked, start, end) or specific_length(masked, start, end) == 0:
        return False
    if split_pattern("quantity").match(masked, start, end):
        return False
    return specific_length(masked, start, end - head) >= _MIN_NAME or any(map(str.isdigit, masked[start:end]))


def _by_names(masked: str, clause: Clause, spans: list[tuple[int, int]], measured: frozenset[int]) -> list[tuple[int, int]]:
    verb = masked[clause.verb_start : clause.verb_end]
    if verb not in word_set("promises_shared_builders") and verb not in word_set("promises_states"):
        return []
    if any(masked.find(word, clause.start, clause.end) >= 0 for word in word_list("promises_vague_counts")):
        return []
    pieces = spans[:-1]
    last = spans[-1]
    joined = _joiner().search(masked, *last)
    pieces += [(last[0], joined.start()), (joined.end(), last[1])] if joined and _both_name(masked, last, joined, measured) else [last]
    named = [is_project_name(masked, *piece) for piece in pieces]
    reached = suffixes("promises_states").before(masked, *last)
    specific = [reached > 0 and _is_specific(masked, *piece) for piece in pieces]
    kept = [a or b or has_quantity(masked, *piece, measured) for piece, a, b in zip(pieces, named, specific, strict=True)]
    stated = clause.rule == "promises.role.state_verb" and all(specific)
    return pieces if all(kept) and (any(named) or stated) else []


def _is_specific(masked: str, start: int, end: int) -> bool:
    """Whether words that end in no head of a project still say which one: 天岳风电装备 (落地)."""
    end -= suffixes("promises_states").before(masked, start, end)
    return end - start >= _MIN_SPECIFIC and specific_length(masked, start, end) >= _MIN_NAME


def _both_name(masked: str, last: tuple[int, int], joined: re.Match[str], measured: frozenset[int]) -> bool:
    sides = ((last[0], joined.start()), (joined.end(), last[1]))
    return all(is_project_name(masked, *side) or has_quantity(masked, *side, measured) for side in sides)


def _by_verbs(masked: str, clause: Clause, spans: list[tuple[int, int]], measured: frozenset[int]) -> list[tuple[int, int]]:
    if masked[clause.verb_start : clause.verb_end] in word_set("promises_causing_verbs"):
        return []
    clear = word_set("promises_clear_verbs")
    stands = [True]
    for start, end in spans[1:]:
        verb_start, verb_end, _ = leading_verb(masked, start, end)
        verb = masked[verb_start:verb_end]
        stands.append(verb in clear and end - verb_end >= _MIN_OBJECT and (verb_start > start or end - verb_end > _MIN_OBJECT))
    if sum(stands) < 2 or _describes_institution(masked, clause, spans[-1]):
        return []
    return [(start, end) for start, end in _join_after(spans, stands)]


def _describes_institution(masked: str, clause: Clause, last: tuple[int, int]) -> bool:
    """Whether the verbs of a list only say what the institution at its end is for: 建立保护 A、修复 B 的机制."""
    founding = masked[clause.verb_start : clause.verb_end] in word_set("promises_founding_verbs")
    return (
        founding and suffixes("promises_institution_heads").before(masked, *last) > 0 and _attributive().search(masked, *last) is not None
    )


@cache
def _attributive() -> re.Pattern[str]:
    return compile_pattern("{promises_attributive_marks}")


def _join_after(spans: list[tuple[int, int]], stands: list[bool]) -> list[tuple[int, int]]:
    """Parts that open with a verb; the others go on with the one before."""
    joined: list[tuple[int, int]] = []
    for span, stand in zip(spans, stands, strict=True):
        if stand or not joined:
            joined.append(span)
        else:
            joined[-1] = (joined[-1][0], span[1])
    return joined


_CUTS = (
    ("promises.series.figures", _by_figures),
    ("promises.series.predicates", _by_predicates),
    ("promises.series.names", _by_names),
    ("promises.series.verbs", _by_verbs),
)
