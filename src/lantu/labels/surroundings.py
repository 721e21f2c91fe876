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
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from lantu.labels.facts import SentenceFacts
from lantu.labels.sections import is_main_heading, section_tenses
from lantu.labels.verdicts import Verdict
from lantu.rules import compile_pattern
from lantu.types import LABELS, Sentence

__all__ = ["features_placed", "without_place"]

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
_PLACES = ("line ", "place ", "before none", "after none")
_PROMISE, _RESULT, _CONTEXT_AT = (LABELS.index(label) for label in ("promise", "result", "context"))


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
    words = [fact.words for fact in facts]
    tenses = section_tenses(words, verdicts, above=above)
    beliefs = [_certain(verdict.label) if verdict else belief for verdict, belief in zip(verdicts, first_reading, strict=True)]
    leans = [belief[_PROMISE] - belief[_RESULT] for belief in beliefs]
    around = _around(leans, verdicts)
    parts = _part_leans(words, verdicts, leans)
    bests = [max(range(len(belief)), key=belief.__getitem__) for belief in beliefs]
    lines = _line_sums(sentences, beliefs)
    found = []
    passage = ""
    for index, fact in enumerate(facts):
        here = _shape(fact, tenses[index], 10 * index // len(facts))
        match = _passage_words().search(fact.words)
        passage = match[0] if match else "" if fact.first else passage
        if passage:
            here.update((f"passage {passage}", f"passage {tenses[index]}"))
        near, own = around[index], beliefs[index]
        coarse = bisect_left(_LEAN_COARSE, near)
        here.update(
            (
                f"around {bisect_left(_LEAN, near)} {tenses[index]}",
                f"part {parts[index]} {tenses[index]}",
                f"own {bisect_left(_LEAN_OWN, leans[index])} around {coarse}",
                f"own {bisect_left(_LEAN_OWN, leans[index])} {tenses[index]}",
                f"own promise {bisect_left(_OWN, own[_PROMISE])}",
                f"own result {bisect_left(_OWN, own[_RESULT])}",
                f"own context {bisect_left(_OWN, own[_CONTEXT_AT])}",
                f"own {bests[index]} {bisect_left(_OWN_BEST, own[bests[index]])}",
            )
        )
        here.update(_neighbours(index, sentences, beliefs, bests, fact))
        here.update(_line(own, *lines[sentences[index].line]))
        found.append(here)
    return found


def without_place(features: set[str]) -> set[str]:
    """The features that a sentence keeps where it is cut from its text: none of its line, its place, the lack of neighbours.

    >>> sorted(without_place({"line 11", "place 0", "before none", "head 新建"}))
    ['head 新建']
    """
    return {name for name in features if not name.startswith(_PLACES)}


def _certain(label: str) -> tuple[float, ...]:
    return tuple(float(name == label) for name in LABELS)


def _shape(fact: SentenceFacts, tense: str, tenth: int) -> set[str]:
    length = fact.length_bin
    return {
        f"section {tense}",
        f"length {length} {tense}",
        f"line {fact.first:d}{fact.last:d} {length} {tense}",
        f"number {fact.numbers > 0:d} {tense}",
        f"place {tenth}",
        f"acts {min(sum(fact.acts), 4)} of {min(len(fact.clauses), 4)} {tense}",
        f"acts {fact.act_share} {tense}",
    }


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
) -> list[str]:
    found = []
    line = sentences[index].line
    for name, other in (("before", index - 1), ("after", index + 1)):
        if not 0 <= other < len(sentences):
            found.append(f"{name} none")
            continue
        same, best = sentences[other].line == line, bests[other]
        found.append(f"{name} {best}{beliefs[other][best] > _SURE:d} {same:d}")
        if name == "after":
            found.append(f"after {best} {same:d} {fact.first:d} {fact.length_bin // 2}")
    return found


def _line(own: Sequence[float], count: int, sums: list[float]) -> tuple[str, ...]:
    """What the other sentences of the line are, on average."""
    if count == 1:
        return ()
    means = [(total - mine) / (count - 1) for total, mine in zip(sums, own, strict=True)]
    highest = max(means)
    return (f"paragraph {means.index(highest)} {highest > _LINE_SURE:d}", f"paragraph context {bisect_left(_CONTEXT, means[_CONTEXT_AT])}")
