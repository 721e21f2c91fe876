"""The first reading: what the model sees of a sentence alone, whatever stands around it.

Comes in: the facts of a sentence. Goes out: a set of feature names. A pair of characters is its own name; every other feature has a
word and a value.
"""

from __future__ import annotations

from operator import add

from lantu.labels.facts import SentenceFacts

__all__ = ["features_alone"]

_MOST = 4
_MOST_COMMAS = 5
_MOST_NUMBERS = 3


def features_alone(facts: SentenceFacts) -> set[str]:
    """Words, shape and kinds of words of one sentence."""
    plain, length, share = facts.plain, facts.length_bin, facts.act_share
    ending = facts.words[-1]
    found = set(map(add, plain, plain[1:]))
    found.update(
        (
            f"length {length}",
            f"ends {'' if ending.isalnum() else ending}",
            f"line {facts.first:d}{facts.last:d}",
            f"line {facts.first:d}{facts.last:d} {length}",
            f"numbers {min(_MOST_NUMBERS, facts.numbers)}",
            f"commas {min(_MOST_COMMAS, facts.words.count('，') + facts.words.count(','))}",
            f"head {plain[:2]}",
            f"head {plain[:3]}",
            f"head {plain[:4]}",
            f"tail {plain[-3:]}",
            f"tail {plain[-4:]}",
            f"acts {min(sum(facts.acts), _MOST)} of {min(len(facts.clauses), _MOST)}",
            f"acts {share}",
        )
    )
    for clause in facts.clauses:
        found.add(f"begins {clause[:2]}")
        found.add(f"closes {clause.rstrip('。；！')[-2:]}")
    if facts.acts:
        found.add(f"first act {facts.acts[0]:d}")
        found.add(f"last act {facts.acts[-1]:d}")
    found.update(_kinds(facts, share))
    return found


def _kinds(facts: SentenceFacts, share: int) -> set[str]:
    """Kinds of words, where they stand, and how tense and stance go with acts and numbers."""
    kinds = facts.kinds
    found = set()
    for kind, count in kinds.items():
        found.add(f"kind {kind}")
        if count > 1:
            found.add(f"kind {kind} again")
    found.update([f"opening {kind}" for kind in facts.opens])
    found.update([f"closing {kind}" for kind in facts.closes])
    tense = f"tense {'done' in kinds:d}{'future' in kinds:d}{'will' in kinds:d}"
    found.add(f"{tense} acts {share}")
    found.add(f"{tense} numbers {min(2, facts.numbers)}")
    found.add(f"stance {'posture' in kinds:d}{'appraisal' in kinds:d}{'copula' in kinds:d} acts {share}")
    found.add(f"appraisal {'appraisal' in kinds:d} number {facts.numbers > 0:d} length {facts.length_bin // 2}")
    return found
