"""Clauses to items: which clauses stand for themselves and which serve a neighbour.

A frame serves the act after it (at the end of a sentence, the one before); an effect serves the act before it unless it is measured; a bare
theme at the head of a passage serves the first concrete act; a short slogan joins its neighbour. One act, one item.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.promises.clauses import Clause
from lantu.promises.lexicon import split_pattern, words
from lantu.promises.roles import ACT, EFFECT, FRAME, REMNANT, STATE
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["Group", "group_clauses"]

_THEME_LENGTH = 6
_SLOGAN_LENGTH = 4
_EFFECT_LENGTH = 12


@dataclass(slots=True)
class Group:
    """The span of one item before lists are cut, with the clause that heads it and the rule that opened it.

    shared: the clause before whose verb it shares: 形成两家园区，三个集群.
    """

    start: int
    end: int
    head: Clause
    rule: str
    shared: Clause | None = None


def group_clauses(masked: str, clauses: list[Clause]) -> list[Group]:
    """The items of a sentence, in order; at least one for a sentence with any clause."""
    groups: list[Group] = []
    waiting: Clause | None = None
    passage_ends, colons = word_set("promises_passage_ends"), word_set("promises_colons")
    for index, clause in enumerate(clauses):
        if index and clauses[index - 1].stop in colons and _announces(masked, clauses, index - 1):
            waiting = None
        rule = _serves(masked, clauses, index, groups)
        if not rule:
            first = clause if waiting is None else waiting
            head = _head(clauses, first, clause) if clause.role == EFFECT and clause.verb_end == clause.verb_start else clause
            groups.append(Group(first.start, clause.end, head, clause.rule, _shared_verb(masked, clauses, index)))
            waiting = None
        elif rule.endswith(".back") and groups and waiting is None:
            groups[-1].end = clause.end
        elif waiting is None:
            waiting = clause
        if waiting is not None and clause.stop in passage_ends and clause.role != FRAME:
            groups.append(Group(waiting.start, clause.end, _head(clauses, waiting, clause), "promises.group.whole"))
            waiting = None
    if waiting is not None:
        if groups:
            groups[-1].end = clauses[-1].end
        else:
            groups.append(Group(waiting.start, clauses[-1].end, _head(clauses, waiting, clauses[-1]), "promises.group.whole"))
    return groups


def _shared_verb(masked: str, clauses: list[Clause], index: int) -> Clause | None:
    """The act before a counted noun phrase that goes on with its objects."""
    clause = clauses[index]
    if index == 0 or clause.role != STATE:
        return None
    before = clauses[index - 1]
    if clause.verb_end > clause.verb_start or before.role != ACT:
        return None
    if before.stop in word_set("promises_passage_ends") or masked.endswith(word_list("promises_measure_ends"), clause.start, clause.end):
        return None
    last = max((match.end() for match in split_pattern("quantity").finditer(masked, clause.start, clause.end)), default=clause.end)
    return before if last + 1 < clause.end else None


def _head(clauses: list[Clause], first: Clause, last: Clause) -> Clause:
    """The first clause from one to another that has a verb, else the first; of frames and effects an effect, then the last."""
    between = clauses[clauses.index(first) : clauses.index(last) + 1]
    if all(clause.role in (FRAME, EFFECT) for clause in between):
        between.sort(key=lambda clause: (clause.role == FRAME, -clause.start))
    return next((clause for clause in between if clause.verb_end > clause.verb_start), first)


def _announces(masked: str, clauses: list[Clause], index: int) -> bool:
    """Whether a clause ends in a colon and only announces what follows: a count, or the targets themselves."""
    clause = clauses[index]
    if clause.stop not in word_set("promises_colons") or index + 1 == len(clauses):
        return False
    named = not clause.measured and masked.endswith(word_list("promises_announcing_ends"), clause.start, clause.end)
    return clauses[index + 1].marked or named


def _serves(masked: str, clauses: list[Clause], index: int, groups: list[Group]) -> str:
    """The rule by which a clause serves another one, "" where it stands for itself. Rules that end in .back look to the item before."""
    clause = clauses[index]
    if clause.role == FRAME:
        return "promises.group.frame"
    if _announces(masked, clauses, index):
        return "promises.group.lead"
    if clause.role == REMNANT:
        return _forward(clauses, index) if groups and _opens_passage(clauses, index) else "promises.group.remnant.back"
    if _is_theme(masked, clauses, index):
        return "promises.group.theme"
    if clause.measured or clause.marked:
        return ""
    if clause.role == EFFECT:
        return "promises.group.effect.back" if groups else _forward(clauses, index)
    if _is_slogan(masked, clause):
        return "promises.group.slogan.back" if groups and not _opens_passage(clauses, index) else _forward(clauses, index)
    if clause.role == STATE:
        return "promises.group.state.back" if groups and groups[-1].head.role == ACT else ""
    return "promises.group.late_effect.back" if groups and _is_late_effect(masked, clauses, index) else ""


def _forward(clauses: list[Clause], index: int) -> str:
    """A clause before the first act waits for one, where one follows."""
    return "promises.group.wait" if any(clause.role in (ACT, STATE) for clause in clauses[index + 1 :]) else ""


def _opens_passage(clauses: list[Clause], index: int) -> bool:
    return index == 0 or clauses[index].marked or clauses[index - 1].stop in word_set("promises_passage_ends")


def _is_bare(masked: str, clause: Clause) -> bool:
    """No name in quotation marks or brackets, no quantity."""
    return not clause.measured and _name_marks().search(masked, clause.start, clause.end) is None


@cache
def _name_marks() -> re.Pattern[str]:
    return compile_pattern("{promises_name_marks}")


def _follower(clauses: list[Clause], index: int) -> Clause | None:
    """The next clause with a verb or a measure in the same passage."""
    for before, clause in zip(clauses[index:], clauses[index + 1 :], strict=False):
        if before.stop in word_set("promises_passage_ends") or clause.marked:
            return None
        if clause.role in (ACT, STATE):
            return clause
    return None


def _is_theme(masked: str, clauses: list[Clause], index: int) -> bool:
    clause = clauses[index]
    if not _opens_passage(clauses, index) and any(other.role != FRAME for other in clauses[:index]):
        return False
    if clause.role == ACT:
        bare = _is_general(masked, clause) and clause.end - clause.verb_end <= _THEME_LENGTH and _is_bare(masked, clause)
    else:
        bare = clause.role == EFFECT
    follower = _follower(clauses, index) if bare else None
    if follower is None:
        return False
    return follower.measured or masked[follower.verb_start : follower.verb_end] not in word_set("promises_effect_verbs")


def _is_general(masked: str, clause: Clause) -> bool:
    """Whether the verb, or the first of two joined verbs, only names a direction (加强, 稳定和扩大)."""
    verb = masked[clause.verb_start : clause.verb_end]
    if verb in word_set("promises_own_item_verbs"):
        return False
    first = clause.verb_start + words("promises_topic_verbs").at(masked, clause.verb_start, clause.verb_end)
    return verb in word_set("promises_topic_verbs") or (
        first > clause.verb_start and words("promises_joiners").at(masked, first, clause.verb_end) > 0
    )


def _is_slogan(masked: str, clause: Clause) -> bool:
    """Three or four characters without a name: 抬坐标, 强功能."""
    return clause.end - clause.start <= _SLOGAN_LENGTH and _is_bare(masked, clause)


def _is_late_effect(masked: str, clauses: list[Clause], index: int) -> bool:
    """A short closing clause that says what the act before it is good for: 简化流程，提高效率."""
    clause, before = clauses[index], clauses[index - 1]
    if index == 0 or before.role != ACT or before.stop in word_set("promises_passage_ends") or clause.rule == "promises.role.subject":
        return False
    if index + 1 < len(clauses) and clause.stop not in word_set("promises_passage_ends"):
        return False
    effects = word_set("promises_effect_verbs")
    if masked[clause.verb_start : clause.verb_end] not in effects or masked[before.verb_start : before.verb_end] in effects:
        return False
    short = clause.end - clause.verb_end <= _EFFECT_LENGTH - 2
    return short and _is_bare(masked, clause) and not masked.endswith(word_list("promises_measured_nouns"), clause.start, clause.end)
