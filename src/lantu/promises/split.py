"""One promise sentence to its single verifiable items: clauses, their grouping, the lists inside them.

Items are ordered, do not overlap and lie inside the sentence; a sentence with any word gives at least one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lantu.promises.clauses import Clause, find_clauses, mask_protected
from lantu.promises.due import names_time, skip_time
from lantu.promises.grouping import Group, group_clauses
from lantu.promises.lexicon import suffixes, words
from lantu.promises.roles import STATE
from lantu.promises.series import Part, split_series
from lantu.rules import word_list, word_set
from lantu.trace import Trace

__all__ = ["Item", "split_items"]


@dataclass(slots=True)
class Item:
    """One item of a sentence: its span, the words of its action and object, the list its verb stands in, and the rules that cut it.

    subject:   the words that name who is to do it, "" where the sentence names nobody.
    states:    whether it states what is reached instead of what is done.
    governing: the clause before it that says nothing but a time, or opens with one; empty where there is none.
    """

    start: int
    end: int
    action: str
    object: str
    group: str
    subject: str
    states: bool
    rules: tuple[str, ...]
    governing: tuple[int, int] = (0, 0)


def split_items(
    text: str,
    *,
    masked: str | None = None,
    timed: bool | None = None,
    measured: Iterable[int] = (),
    trace: Trace | None = None,
    offset: int = 0,
) -> tuple[Item, ...]:
    """The items of one sentence.

    >>> [text[item.start:item.end] for text in ["健全发现机制，引育人才5名、工匠80名。"] for item in split_items(text)]
    ['健全发现机制', '引育人才5名', '工匠80名']
    >>> [(item.action, item.object) for item in split_items("围绕补链，加快建设“快，好”平台。")]
    [('建设', '“快，好”平台')]

    masked, timed: ``mask_protected(text)`` and ``names_time(text)``, where the caller has them.
    measured: offsets in ``text`` of figures that were found in it. offset: where the sentence stands, for the trace.
    """
    masked = mask_protected(text) if masked is None else masked
    timed = names_time(text) if timed is None else timed
    offsets = frozenset(measured)
    clauses = find_clauses(text, masked, offsets, timed=timed)
    items: list[Item] = []
    subject = ""
    for group in group_clauses(masked, clauses):
        governing = _governing(text, clauses, group) if timed else (0, 0)
        parts, rule = split_series(masked, group.head, offsets)
        if group.shared is not None:
            parts = [replace(part, verb_start=group.shared.verb_start, verb_end=group.shared.verb_end) for part in parts]
        subject = _subject(text, clauses, group) or subject
        items.extend(_items(text, group, parts, rule, subject, governing))
    if trace is not None:
        for item in items:
            for rule in item.rules:
                trace.add(rule, offset + item.start, offset + item.end, "item")
    return tuple(items)


def _governing(text: str, clauses: list[Clause], group: Group) -> tuple[int, int]:
    """The nearest clause up to a group that is a time, or the sentence's first where it opens with one."""
    before = [clause for clause in clauses if clause.start <= group.head.start]
    for clause in reversed(before):
        if clause.rule == "promises.role.time":
            return clause.start, clause.end
        opened = skip_time(text, clause.start, clause.end)
        if opened > clause.start and clause.end <= group.start:
            return clause.start, opened
        if clause.end <= group.start and (clause.stop in word_set("promises_passage_ends") or clause.marked):
            break
    first = clauses[0]
    opened = skip_time(text, first.start, first.end)
    return (first.start, opened) if opened > first.start else (0, 0)


def _subject(text: str, clauses: list[Clause], group: Group) -> str:
    """The words that name a subject in the clauses of a group, "" where none does."""
    for clause in clauses:
        if group.start <= clause.start <= group.head.start and clause.role != STATE and clause.subject_end > clause.start:
            return text[clause.start : clause.subject_end].strip()
    return ""


def _items(text: str, group: Group, parts: list[Part], rule: str, subject: str, governing: tuple[int, int]) -> list[Item]:
    rules = tuple(dict.fromkeys(name for name in (group.head.rule, group.rule, rule) if name))
    items = []
    for index, part in enumerate(parts):
        start = group.start if index == 0 else part.start
        end = group.end if index + 1 == len(parts) else part.end
        action = text[part.verb_start : part.verb_end]
        verb_list = group.shared.group if group.shared else group.head.group
        shown = _object(text, group.head, part, index)
        if group.end > part.end:
            shown = _with_rest(text, group, part, shown)
        states = group.head.role == STATE and group.shared is None
        items.append(Item(start, end, action, shown, verb_list, subject, states, rules, governing))
    return items


def _object(text: str, head: Clause, part: Part, index: int) -> str:
    """The words after the verb; of a clause that states, those before it; of a later part of a list, the part."""
    shared = text[part.tail[0] : part.tail[1]]
    if part.verb_end == part.verb_start:
        return text[part.start : part.end] + shared
    if part.verb_end <= part.start:
        return text[part.start : part.end] + shared
    counts = part.verb_end < part.end and not text[part.verb_end].isdigit()
    counts = counts and text[part.verb_start : part.verb_end] in word_set("promises_counting_verbs")
    if head.role == STATE and index == 0 and not counts:
        return _measured_thing(text, head.subject_end, part.verb_start)
    if index and (part.verb_start, part.verb_end) == (head.verb_start, head.verb_end):
        return text[part.start : part.end] + shared
    if part.verb_end >= part.end:
        return _measured_thing(text, head.subject_end, part.verb_start) if head.rule == "promises.role.state_verb" else ""
    start = part.verb_end
    if head.rule == "promises.role.preposition":
        start += words("promises_verb_particles").at(text, start, part.end)
    return text[start : part.end].lstrip("".join(word_list("promises_list_marks"))) + shared


def _with_rest(text: str, group: Group, part: Part, shown: str) -> str:
    """The object with the clauses behind it, where it breaks off in a description: 构建以 A 为主导，B 竞相发展的体系."""
    opened = words("promises_core_openers").at(shown, 0, len(shown)) and suffixes("promises_frame_tails").before(shown, 0, len(shown))
    return shown + text[part.end : group.end] if opened and shown == text[part.end - len(shown) : part.end] else shown


def _measured_thing(text: str, start: int, end: int) -> str:
    """What a clause states a measure of, without 其中 or a time before it and 年均 or 如期 behind it.

    >>> _measured_thing("其中规上工业增加值年均", 0, 11)
    '规上工业增加值'
    """
    leads, tails = words("promises_state_leads"), suffixes("promises_state_tails")
    while lead := leads.at(text, start, end):
        start += lead
    start = skip_time(text, start, end)
    while tail := tails.before(text, start + 1, end):
        end -= tail
    return text[start:end].strip()
