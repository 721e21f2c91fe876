"""Where the verb of a clause stands: past adverbs, behind a subject, behind an object that a preposition puts first.

All functions take the masked sentence (``clauses.mask_protected``), so nothing inside quotation marks is taken for a verb. Spans are
``(start, end)``, end exclusive; an empty span says that there is none.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.promises.lexicon import specific_length, verb_groups
from lantu.promises.openings import Opening, openings
from lantu.rules import Prefixes, compile_pattern, word_set

__all__ = ["embedded_verb", "extend_verb", "leading_verb", "reach_verb", "subject_ends"]

_SUBJECT_LENGTH = 24
_MIN_MOVED = 4
_SHORT_REST = 2


def leading_verb(masked: str, position: int, end: int, opening: Opening | None = None) -> tuple[int, int, bool]:
    """The verb that opens a clause behind its adverbs, and whether a modal was passed on the way. ``opening``: what stands at
    ``position``, where the caller has it.

    >>> leading_verb("加快建设水库", 0, 6), leading_verb("加快水库建设", 0, 6)
    ((2, 4, False), (0, 2, False))
    >>> leading_verb("服务业增加值增长8%", 0, 10)
    (0, 0, False)
    """
    table, adverbial, modals = openings(), word_set("promises_adverbial_verbs"), word_set("promises_modals")
    modal = False
    fallback = first = (position, position)
    while position < end:
        opening = opening or table.at(masked, position, end)
        verb, lead = opening.verb, opening.lead
        if opening.noun > verb if verb else not lead:
            break
        word = masked[position : position + (verb if verb > lead else lead)]
        modal = modal or word in modals
        if verb >= lead:
            if verb > lead and word not in adverbial:
                if position + verb == end and fallback[1] > fallback[0]:
                    fallback = first
                    break
                return position, position + verb, modal
            fallback = (position, position + verb)
            first = first if first[1] > first[0] else fallback
        position, opening = position + len(word), None
    if fallback[0] < fallback[1] < end:
        return *fallback, modal
    return position, position, modal


@cache
def _embeddable() -> Prefixes:
    """Verbs that can stand behind an object; general ones are too often nouns there."""
    excluded = word_set("promises_never_embedded")
    return Prefixes.of(verb for verb, group in verb_groups().items() if group != "general" and len(verb) > 1 and verb not in excluded)


@cache
def _embeddable_pattern() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(map(re.escape, _embeddable().lengths)))}]")


def embedded_verb(masked: str, position: int, end: int, *, moving: bool = False) -> tuple[int, int]:
    """The first verb of doing inside a clause with words after it, from ``position`` on; ``moving``: a verb such as 推进 counts too.

    >>> embedded_verb("对新产业实行审慎监管", 1, 10), embedded_verb("以县域为单元", 1, 6)
    ((4, 6), (1, 1))
    """
    table, openers = _embeddable(), openings()
    for match in _embeddable_pattern().finditer(masked, position, end):
        length = table.at(masked, match.start(), end)
        after = match.start() + length
        if not length or after + 1 >= end or openers.at(masked, match.start(), end).noun > length:
            continue
        if not _is_modifier(masked, after, end) and not _names_a_kind(masked, match.start(), after, end):
            return match.start(), after
    if moving:
        moved = _moving().search(masked, position, end - _MIN_MOVED)
        if moved is not None:
            return moved.span()
    return position, position


@cache
def _moving() -> re.Pattern[str]:
    return compile_pattern("(?<!{promises_attributive_marks}){promises_moving_verbs}(?!{promises_attributive_marks})")


def _names_a_kind(masked: str, start: int, position: int, end: int) -> bool:
    """Whether a verb only opens a general name: 创新发展 + 试验区 is a name, not an act."""
    if masked[start:position] not in word_set("promises_name_verbs"):
        return False
    mark = _list_mark().search(masked, position, end)
    return specific_length(masked, position, mark.start() if mark else end) == 0


@cache
def _list_mark() -> re.Pattern[str]:
    return compile_pattern("{promises_list_marks}")


def _is_modifier(masked: str, position: int, end: int) -> bool:
    """Whether the verb that ends at ``position`` only describes the noun after it."""
    return openings().at(masked, position, end).modifier > 0


@cache
def _subject_marks() -> re.Pattern[str]:
    return compile_pattern("(?<!{promises_subject_mark_parts}){promises_subject_marks}")


def subject_ends(masked: str, position: int, end: int) -> list[tuple[int, int]]:
    """Where a subject named before 将 or 要 may end, and where the words after that mark begin.

    >>> subject_ends("云泽区将深化改革试点", 0, 10), subject_ends("主要指标好转", 0, 6)
    ([(3, 4)], [])
    """
    return [match.span() for match in _subject_marks().finditer(masked, position + 1, min(end, position + _SUBJECT_LENGTH))]


@cache
def _reach() -> re.Pattern[str]:
    return compile_pattern("{promises_reach_words}(?<!{promises_not_reaching})(?!{promises_reach_stops})")


def reach_verb(masked: str, position: int, end: int) -> tuple[int, int]:
    """The last word of reaching in a clause that states a measure.

    >>> reach_verb("公共充电桩突破6万个", 0, 10), reach_verb("断面水质达标率100%", 0, 10)
    ((5, 7), (0, 0))
    """
    spans = [match.span() for match in _reach().finditer(masked, position + 1, end)]
    compared = [span for span in spans if masked[slice(*span)] in word_set("promises_compare_words")]
    spans = compared or spans
    return spans[-1] if spans else (position, position)


def extend_verb(masked: str, verb: tuple[int, int], end: int) -> tuple[int, int]:
    """The verb with a second one that shares its object: 引进和培育, 更新改造.

    >>> extend_verb("引进和培育企业150家", (0, 2), 11), extend_verb("实施改造项目", (0, 2), 6)
    ((0, 5), (0, 2))
    """
    start, stop = verb
    if masked[start:stop] in word_set("promises_carrier_verbs"):
        return verb
    opening = openings().at(masked, stop, end)
    joined = stop + opening.joiner
    if opening.joiner:
        opening = openings().at(masked, joined, end)
    second = opening.verb
    after = joined + second
    if not second or after + 2 > end or opening.noun > second:
        return verb
    adverbial = joined == stop and masked[joined:after] in word_set("promises_adverbial_verbs")
    if verb_groups()[masked[joined:after]] == "general" or adverbial:
        return verb
    names = masked[joined:after] in word_set("promises_name_verbs") and end - after <= _SHORT_REST
    if _is_modifier(masked, after, end) or (names and joined == stop):
        return verb
    return start, after
