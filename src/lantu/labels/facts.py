"""What is countable in a sentence: its clauses, its acts, its numbers, the kinds of words in it.

Comes in: a document and its sentences. Goes out: ``SentenceFacts``, computed once and used by both readings of the model. Kinds of
words are the word lists ``labels_kind_*``: words of the past, of the future, of posture, of appraisal … Nothing here knows a label.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.rules import Prefixes, word_list, word_lists
from lantu.types import Document, Sentence

__all__ = ["SentenceFacts", "read_facts"]

_NUMBER = re.compile(r"\d+(?:[.,．]\d+)*")
_CLAUSE = re.compile(r"[，、；：,;:]")
_KIND = "labels_kind_"
_SHORT_STEP, _LONG_STEP, _LONGEST_BIN = 6, 60, 14
# A clause this short is a connective or an ordinal.
_LEAST_CLAUSE = 3


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """One sentence, counted.

    words:       as they stand; ``plain``: every number written as one 0.
    clauses:     of ``plain``, those of three characters or more.
    acts:        for each clause whether it opens with a verb of doing.
    numbers:     how many numbers it holds.
    kinds:       how often each kind of word stands in it; ``opens`` and ``closes``: the kinds in its first and last clause.
    first, last: whether it opens, closes its line.
    length_bin:  0 to 14: by six characters up to sixty, by sixty beyond.
    act_share:   quarters of the clauses that open with an act, 0 to 4.
    """

    words: str
    plain: str
    clauses: tuple[str, ...]
    acts: tuple[bool, ...]
    numbers: int
    kinds: Mapping[str, int]
    opens: frozenset[str]
    closes: frozenset[str]
    first: bool
    last: bool
    length_bin: int
    act_share: int


@cache
def _verbs() -> Prefixes:
    return Prefixes.of(word_list("labels_action_verbs"))


@cache
def _before_verbs() -> Prefixes:
    return Prefixes.of(word_list("labels_before_verbs"))


def _opens_with_act(clause: str, start: int = 0) -> bool:
    """Whether a verb of doing stands at ``start``, or behind words that stand before verbs.

    >>> _opens_with_act("推进改革"), _opens_with_act("大力推进改革"), _opens_with_act("全市企业")
    (True, True, False)
    """
    if _verbs().at(clause, start, len(clause)):
        return True
    before = _before_verbs()
    lengths = before.lengths.get(clause[start : start + 1], ())
    return any(clause[start : start + length] in before.values and _opens_with_act(clause, start + length) for length in lengths)


@cache
def _kinds() -> tuple[AhoCorasick, tuple[tuple[str, ...], ...]]:
    """All words of all kinds in one automaton, and for each word the kinds it is of."""
    table: dict[str, list[str]] = {}
    for kind in [name.removeprefix(_KIND) for name in word_lists() if name.startswith(_KIND)]:
        for word in word_list(f"labels_kind_{kind}"):
            table.setdefault(word, []).append(kind)
    return AhoCorasick(tuple(table), matchkind=MatchKind.LeftmostLongest), tuple(map(tuple, table.values()))


def read_facts(document: Document, sentences: tuple[Sentence, ...]) -> list[SentenceFacts]:
    """The facts of each sentence; shape (n_sentences,). One pass over the text for the kinds of words."""
    text = document.clean_text
    ends = [sentence.end for sentence in sentences]
    found: list[list[tuple[int, tuple[str, ...]]]] = [[] for _ in sentences]
    automaton, kinds = _kinds()
    for which, start, _end in automaton.find_matches_as_indexes(text):
        index = bisect_right(ends, start)
        if index < len(sentences) and start >= sentences[index].start:
            found[index].append((start - sentences[index].start, kinds[which]))
    crowd = Counter(sentence.line for sentence in sentences)
    position: Counter[int] = Counter()
    facts = []
    for sentence, marks in zip(sentences, found, strict=True):
        position[sentence.line] += 1
        last = position[sentence.line] == crowd[sentence.line]
        facts.append(_facts(text[sentence.start : sentence.end], marks, first=sentence.at_line_start, last=last))
    return facts


def _facts(words: str, marks: list[tuple[int, tuple[str, ...]]], *, first: bool, last: bool) -> SentenceFacts:
    plain, numbers = _NUMBER.subn("0", words)
    clauses = tuple(clause for clause in _CLAUSE.split(plain) if len(clause) >= _LEAST_CLAUSE)
    counts: dict[str, int] = {}
    opens: set[str] = set()
    closes: set[str] = set()
    if marks:
        breaks = [mark.start() for mark in _CLAUSE.finditer(words)]
        opening = next((at for at in breaks if at >= _LEAST_CLAUSE), len(words))
        closing = next((at for at in reversed(breaks) if len(words) - at > _LEAST_CLAUSE), 0)
        for at, kinds in marks:
            for kind in kinds:
                counts[kind] = counts.get(kind, 0) + 1
            if at < opening:
                opens.update(kinds)
            if at >= closing:
                closes.update(kinds)
    acts = tuple(map(_opens_with_act, clauses))
    share = 4 * sum(acts) // max(1, len(clauses))
    return SentenceFacts(
        words, plain, clauses, acts, numbers, counts, frozenset(opens), frozenset(closes), first, last, _length_bin(len(words)), share
    )


def _length_bin(length: int) -> int:
    return length // _SHORT_STEP if length < _LONG_STEP else min(_LONGEST_BIN, _LONG_STEP // _SHORT_STEP + length // _LONG_STEP)
