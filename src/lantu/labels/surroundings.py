"""The second reading: what the model sees of a sentence in its place.

Comes in: the facts of all sentences, which way their parts look, and the probabilities of the first reading. Goes out: for each
sentence further feature names: the part and its tense, the line, what stands before and after, what most sentences around it are.
What the layout has decided counts as certain. What the sentences around lean to, averaged, is learnt apart for parts that look back,
ahead, or nowhere: a part that bears no heading is known by its sentences, but a list of targets under a heading of targets reads like
results one by one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

from lantu.labels.facts import SentenceFacts
from lantu.labels.groups import Group, name_all
from lantu.labels.sections import is_main_heading, section_tenses
from lantu.labels.verdicts import Verdict
from lantu.rules import compile_pattern
from lantu.types import LABELS, Sentence

__all__ = ["CERTAIN", "features_placed", "see_placed", "without_place"]

# How many sentences on each side say which way the text around a sentence looks.
_WINDOW = 6
# So many undecided sentences that lean nowhere are added to each mean: a few sentences say little of what stands around them.
_FEW = 4
# Bounds of the bins: of the mean of P(promise) - P(result), and of single probabilities.
_LEAN = (-0.6, -0.4, -0.2, -0.07, 0.07, 0.2, 0.4, 0.6)
_LEAN_COARSE = (-0.3, -0.1, 0.1, 0.3)
_LEAN_PART = (-0.5, -0.25, -0.1, 0.1, 0.25, 0.5)
_LEAN_OWN = (-0.6, -0.2, 0.2, 0.6)
_OWN = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_OWN_BEST = (0.5, 0.7, 0.9)
_CONTEXT = (0.1, 0.25, 0.5)
_SURE, _LINE_SURE = 0.8, 0.7
# Kinds of words that mean another thing in a part that looks back than in one that looks ahead.
_MOODS = ("shall", "must", "will", "done", "posture", "appraisal", "copula", "problem")
_PLACES = ("line ", "place ", "before none", "after none")
_WEIGHED = _PROMISE, _RESULT, _CONTEXT_AT = tuple(LABELS.index(label) for label in ("promise", "result", "context"))
# What the layout has decided, as probabilities.
CERTAIN = {label: [float(name == label) for name in LABELS] for label in LABELS}


@cache
def _passage_words() -> re.Pattern[str]:
    return compile_pattern("{labels_passage_words}")


def features_placed(
    sentences: Sequence[Sentence],
    facts: Sequence[SentenceFacts],
    verdicts: list[Verdict | None],
    first_reading: Sequence[Sequence[float]],
    *,
    above: str = "",
) -> list[set[str]]:
    """One set of feature names a sentence. ``first_reading``: probabilities in the order of ``LABELS``, (n_sentences, 5); ``above``: how
    the part looks that the first sentence stands in, where they are a piece of a document."""
    return [name_all(groups) for groups in see_placed(sentences, facts, verdicts, first_reading, above=above)]


def see_placed(
    sentences: Sequence[Sentence],
    facts: Sequence[SentenceFacts],
    verdicts: list[Verdict | None],
    first_reading: Sequence[Sequence[float]],
    *,
    above: str = "",
) -> Iterator[list[Group]]:
    """The same as groups of features."""
    words = [fact.words for fact in facts]
    tenses = section_tenses(words, verdicts, above=above)
    beliefs = [CERTAIN[verdict.label] if verdict else belief for verdict, belief in zip(verdicts, first_reading, strict=True)]
    leans = [belief[_PROMISE] - belief[_RESULT] for belief in beliefs]
    around = _around(leans, verdicts)
    parts = _part_leans(words, verdicts, leans)
    bests = [belief.index(max(belief)) for belief in beliefs]
    lines = _line_sums(sentences, beliefs)
    passage = ""
    for index, fact in enumerate(facts):
        tense, own, best, near = tenses[index], beliefs[index], bests[index], around[index]
        match = _passage_words().search(fact.words)
        passage = match[0] if match else "" if fact.first else passage
        own_lean = bisect_left(_LEAN_OWN, leans[index])
        groups: list[Group] = [
            (_line, fact.length_bin, fact.first, fact.last, tense),
            (_acts, min(sum(fact.acts), 4), min(len(fact.clauses), 4), fact.act_share, fact.numbers > 0, tense),
            (_moods, *[kind in fact.kinds for kind in _MOODS], fact.act_share > 0, tense),
            (_place, 10 * index // len(facts)),
            (_lean, bisect_left(_LEAN, near), bisect_left(_LEAN_COARSE, near), parts[index], own_lean, tense),
            (_own, *[bisect_left(_OWN, own[label]) for label in _WEIGHED], best, bisect_left(_OWN_BEST, own[best])),
        ]
        if passage:
            groups.append((_passage, passage, tense))
        groups += _neighbours(index, sentences, beliefs, bests, fact)
        count, sums = lines[sentences[index].line]
        if count > 1:
            groups.append(_others(own, count, sums))
        yield groups


def without_place(features: set[str]) -> set[str]:
    """The features that a sentence keeps where it is cut from its text: none of its line, its place, the lack of neighbours.

    >>> sorted(without_place({"line 11", "place 0", "before none", "head 新建"}))
    ['head 新建']
    """
    return {name for name in features if not name.startswith(_PLACES)}


def _line(length: int, first: int, last: int, tense: str) -> tuple[str, ...]:
    return f"section {tense}", f"length {length} {tense}", f"line {first:d}{last:d} {length} {tense}"


def _acts(done: int, clauses: int, share: int, numbered: int, tense: str) -> tuple[str, ...]:
    return f"number {numbered:d} {tense}", f"acts {done} of {clauses} {tense}", f"acts {share} {tense}"


def _moods(*values: Any) -> tuple[str, ...]:
    """Each kind of words in a part that looks so, with and without an act."""
    *present, acts, tense = values
    kinds = [kind for kind, there in zip(_MOODS, present, strict=True) if there]
    alone = [f"mood {kind} {tense}" for kind in kinds]
    return *alone, *(f"mood {kind} {acts:d} {tense}" for kind in kinds), f"moods {' '.join(kinds)} {tense}"


def _place(tenth: int) -> tuple[str, ...]:
    return (f"place {tenth}",)


def _passage(words: str, tense: str) -> tuple[str, ...]:
    return f"passage {words}", f"passage {tense}"


def _lean(near: int, coarse: int, part: int, own: int, tense: str) -> tuple[str, ...]:
    """Which way the sentences around, the part and the sentence itself lean."""
    return f"around {near} {tense}", f"part {part} {tense}", f"own {own} around {coarse}", f"own {own} {tense}"


def _own(promise: int, result: int, context: int, best: int, sure: int) -> tuple[str, ...]:
    return f"own promise {promise}", f"own result {result}", f"own context {context}", f"own {best} {sure}"


def _around(leans: list[float], verdicts: list[Verdict | None]) -> list[float]:
    """For each sentence the mean lean of the undecided sentences near it, itself left out."""
    live = [verdict is None for verdict in verdicts]
    sums = [0.0, *accumulate(lean if alive else 0.0 for lean, alive in zip(leans, live, strict=True))]
    counts = [0, *accumulate(map(int, live))]
    means = []
    for index, (lean, alive) in enumerate(zip(leans, live, strict=True)):
        low, high = max(0, index - _WINDOW), min(len(leans), index + _WINDOW + 1)
        count = counts[high] - counts[low] - alive
        means.append((sums[high] - sums[low] - (lean if alive else 0.0)) / (count + _FEW))
    return means


def _part_leans(words: list[str], verdicts: list[Verdict | None], leans: list[float]) -> list[int]:
    """For each sentence the bin of the mean lean of its main part."""
    starts = [0, *(index for index, verdict in enumerate(verdicts) if index and is_main_heading(words[index], verdict)), len(words)]
    bins: list[int] = []
    for start, end in pairwise(starts):
        inside = [leans[index] for index in range(start, end) if verdicts[index] is None]
        bins += [bisect_left(_LEAN_PART, sum(inside) / (len(inside) + _FEW))] * (end - start)
    return bins


def _line_sums(sentences: Sequence[Sentence], beliefs: Sequence[Sequence[float]]) -> dict[int, tuple[int, list[float]]]:
    """For each line how many sentences it has and the sum of their probabilities."""
    lines: dict[int, tuple[int, list[float]]] = {}
    for sentence, belief in zip(sentences, beliefs, strict=True):
        count, sums = lines.get(sentence.line, (0, None))
        lines[sentence.line] = count + 1, list(belief) if sums is None else [a + b for a, b in zip(sums, belief, strict=True)]
    return lines


def _neighbours(
    index: int, sentences: Sequence[Sentence], beliefs: Sequence[Sequence[float]], bests: Sequence[int], fact: SentenceFacts
) -> tuple[Group, Group]:
    """What stands before, what stands after, each as the model thinks of it and whether it is of the same line."""
    line, before, after = sentences[index].line, index - 1, index + 1
    ahead: Group = (_no_neighbour, "before")
    behind: Group = (_no_neighbour, "after")
    if before >= 0:
        best = bests[before]
        ahead = (_before, best, beliefs[before][best] > _SURE, sentences[before].line == line)
    if after < len(sentences):
        best = bests[after]
        behind = (_after, best, beliefs[after][best] > _SURE, sentences[after].line == line, fact.first, fact.length_bin // 2)
    return ahead, behind


def _no_neighbour(side: str) -> tuple[str, ...]:
    return (f"{side} none",)


def _before(best: int, sure: int, same: int) -> tuple[str, ...]:
    return (f"before {best}{sure:d} {same:d}",)


def _after(best: int, sure: int, same: int, first: int, length: int) -> tuple[str, ...]:
    return f"after {best}{sure:d} {same:d}", f"after {best} {same:d} {first:d} {length}"


def _others(own: Sequence[float], count: int, sums: list[float]) -> Group:
    """What the other sentences of the line are, on average."""
    means = [(total - mine) / (count - 1) for total, mine in zip(sums, own, strict=True)]
    highest = max(means)
    return _paragraph, means.index(highest), highest > _LINE_SURE, bisect_left(_CONTEXT, means[_CONTEXT_AT])


def _paragraph(best: int, sure: int, context: int) -> tuple[str, ...]:
    return f"paragraph {best} {sure:d}", f"paragraph context {context}"
