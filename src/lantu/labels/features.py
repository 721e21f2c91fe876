"""The first reading: what the model sees of a sentence alone, whatever stands around it.

Comes in: the facts of a sentence. Goes out: feature names, to learn from; or, to be weighed, ``Group``s of those whose values are few
(lengths, counts, kinds of words): the model names and weighs each group once and remembers the sum. No name stands in two groups. What
the sentence's own words name is weighed by ``lantu.labels.words``.
"""

from __future__ import annotations

from lantu.labels.facts import SentenceFacts
from lantu.labels.groups import Group, name_all
from lantu.labels.words import name_words

__all__ = ["features_alone", "groups_alone"]

_MOST = 4
_MOST_COMMAS = 5
_MOST_NUMBERS = 3
_TENSES = ("done", "future", "will")
_STANCES = ("posture", "appraisal", "copula")
_INTENTS = ("shall", "must", "posture", "copula")


def features_alone(facts: SentenceFacts) -> set[str]:
    """Words, shape and kinds of words of one sentence, all by name."""
    return name_words(facts.plain, facts.clauses) | name_all(groups_alone(facts))


def groups_alone(facts: SentenceFacts) -> list[Group]:
    """All but the features that its own words name."""
    kinds, acts, clauses = facts.kinds, facts.acts, facts.clauses
    commas = facts.words.count("，") + facts.words.count(",")
    groups: list[Group] = [
        (_line, facts.length_bin, facts.first, facts.last),
        (_ending, facts.words[-1]),
        (_counts, min(_MOST_NUMBERS, facts.numbers), min(_MOST_COMMAS, commas)),
        (_acts, min(sum(acts), _MOST), min(len(clauses), _MOST), facts.act_share, acts[:1], acts[-1:]),
        (_tense, *[kind in kinds for kind in _TENSES], facts.act_share, min(2, facts.numbers)),
        (_stance, *[kind in kinds for kind in _STANCES], facts.act_share, facts.numbers > 0, facts.length_bin // 2),
        (_intent, *[kind in kinds for kind in _INTENTS], facts.act_share > 0),
        (_opening, facts.opens),
        (_closing, facts.closes),
    ]
    if facts.balanced:
        groups.append((_saying, facts.balanced, facts.act_share, *[kind in kinds for kind in _TENSES]))
    groups += [(_kind, kind, count > 1) for kind, count in kinds.items()]
    return groups


def _line(length: int, first: int, last: int) -> tuple[str, ...]:
    return f"length {length}", f"line {first:d}{last:d}", f"line {first:d}{last:d} {length}"


def _ending(character: str) -> tuple[str, ...]:
    return (f"ends {'' if character.isalnum() else character}",)


def _counts(numbers: int, commas: int) -> tuple[str, ...]:
    return f"numbers {numbers}", f"commas {commas}"


def _acts(done: int, clauses: int, share: int, first: tuple[bool, ...], last: tuple[bool, ...]) -> tuple[str, ...]:
    ends = (*(f"first act {act:d}" for act in first), *(f"last act {act:d}" for act in last))
    return f"acts {done} of {clauses}", f"acts {share}", *ends


def _kind(kind: str, again: int) -> tuple[str, ...]:
    return (f"kind {kind}", f"kind {kind} again") if again else (f"kind {kind}",)


def _saying(clauses: int, share: int, *tense: int) -> tuple[str, ...]:
    """Clauses of one length, with acts and words of time or none."""
    return f"balanced {clauses}", f"balanced acts {share}", f"balanced acts {share} {any(tense):d}"


def _opening(kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"opening {kind}" for kind in kinds)


def _closing(kinds: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"closing {kind}" for kind in kinds)


def _tense(done: int, future: int, will: int, share: int, numbers: int) -> tuple[str, ...]:
    """How tense goes with acts and numbers."""
    tense = f"tense {done:d}{future:d}{will:d}"
    return f"{tense} acts {share}", f"{tense} numbers {numbers}"


def _stance(posture: int, appraisal: int, copula: int, share: int, numbered: int, length: int) -> tuple[str, ...]:
    """How stance goes with acts and numbers."""
    stance = f"stance {posture:d}{appraisal:d}{copula:d} acts {share}"
    return stance, f"appraisal {appraisal:d} number {numbered:d} length {length}"


def _intent(shall: int, must: int, posture: int, copula: int, acts: int) -> tuple[str, ...]:
    """What is announced or demanded, with the stance beside it."""
    return f"intent {shall:d}{must:d} {posture:d}{copula:d}", f"intent {shall:d}{must:d} acts {acts:d}"
