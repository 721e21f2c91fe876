"""What is countable in a sentence: its clauses, its acts, its numbers, the kinds of words in it.

Comes in: a document and its sentences. Goes out: ``SentenceFacts``, computed once and used by both readings of the model. Kinds of
words are the word lists ``labels_kind_*``: words of the past, of the future, of posture, of appraisal … Nothing here knows a label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.labels.words import ENDS
from lantu.rules import Prefixes, word_list, word_lists
from lantu.types import Document, Sentence
from lantu.types.making import made_fast

__all__ = ["SentenceFacts", "opens_with_act", "read_facts"]

_NUMBER = re.compile(r"\d+(?:[.,．]\d+)*")
_CLAUSE = re.compile(r"[，、；：,;:]")
_KIND = "labels_kind_"
# The number of an item in a list (1. ③) says nothing of its sentence.
_ITEM_NUMBER = re.compile(r"(?:\d{1,2}[.．、](?=\D)|[（(]\d{1,2}[）)]|[\u2460-\u2473\u2474-\u2487])\s*")
_SHORT_STEP, _LONG_STEP, _LONGEST_BIN = 6, 60, 14
# A clause shorter than this is a connective or an ordinal.
_LEAST_CLAUSE = 3
# Up to the mark before the last clause.
_CLOSING = re.compile(f".*{_CLAUSE.pattern}(?=.{{{_LEAST_CLAUSE}}})", re.DOTALL)
# So many beginnings of clauses are remembered.
_OPENINGS = 4096
# Clauses of a saying are at most so long, and it has so many at most.
_LONGEST_SAYING, _MOST_SAYINGS = 9, 4
_NONE: frozenset[str] = frozenset()


@made_fast
@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """One sentence, counted.

    words:       as they stand; ``plain``: every number written as one 0, an item's number left out.
    clauses:     of ``plain``, those of three characters or more.
    acts:        for each clause whether it opens with a verb of doing.
    numbers:     how many numbers it holds.
    kinds:       how often each kind of word stands in it; ``opens`` and ``closes``: the kinds in its first and last clause.
    first, last: whether it opens, closes its line.
    length_bin:  0 to 14: by six characters up to sixty, by sixty beyond.
    act_share:   quarters of the clauses that open with an act, 0 to 4.
    balanced:    how many clauses, all of one length, make the whole sentence, as in a saying; 0 where they are not so, or hold a digit.
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
    balanced: int = 0


@cache
def _verbs() -> Prefixes:
    return Prefixes.of(word_list("labels_action_verbs"))


@cache
def _before_verbs() -> Prefixes:
    return Prefixes.of(word_list("labels_before_verbs"))


def opens_with_act(clause: str) -> bool:
    """Whether a clause begins with a verb of doing, or with words that stand before verbs and then one.

    >>> opens_with_act("推进改革"), opens_with_act("大力推进改革"), opens_with_act("全市企业")
    (True, True, False)
    """
    known = _known_by(clause[:2])
    return _acts_at(clause, 0) if known is None else known


@lru_cache(maxsize=_OPENINGS)
def _known_by(opening: str) -> bool | None:
    """What the first two characters of a clause tell of it; None where it takes more."""
    if _verbs().at(opening, 0, len(opening)):
        return True
    return None if opening in _begun() or opening[:1] in _before_verbs().values else False


@cache
def _begun() -> frozenset[str]:
    """The first two characters of all verbs of doing and words before them."""
    return frozenset(word[:2] for word in _verbs().values | _before_verbs().values)


def _acts_at(clause: str, start: int) -> bool:
    if _verbs().at(clause, start, len(clause)):
        return True
    before = _before_verbs()
    lengths = before.lengths.get(clause[start : start + 1], ())
    return any(clause[start : start + length] in before.values and _acts_at(clause, start + length) for length in lengths)


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
    automaton, kinds = _kinds()
    found = automaton.find_matches_as_indexes(text)
    found.append((0, len(text), len(text)))
    facts, at = [], 0
    lines = [sentence.line for sentence in sentences]
    for sentence, line, following in zip(sentences, lines, [*lines[1:], None], strict=False):
        start, end = sentence.start, sentence.end
        marks = []
        while found[at][1] < end:
            if found[at][1] >= start:
                marks.append((found[at][1] - start, kinds[found[at][0]]))
            at += 1
        facts.append(_facts(text[start:end], marks, first=sentence.at_line_start, last=line != following))
    return facts


def _facts(words: str, marks: list[tuple[int, tuple[str, ...]]], *, first: bool, last: bool) -> SentenceFacts:
    item = _ITEM_NUMBER.match(words)
    plain, numbers = _NUMBER.subn("0", words[item.end() :] if item else words)
    clauses = tuple([clause for clause in _CLAUSE.split(plain) if len(clause) >= _LEAST_CLAUSE])
    acts = tuple([opens_with_act(clause) for clause in clauses])
    share = 4 * sum(acts) // len(clauses) if clauses else 0
    counts: dict[str, int] = {}
    opens = closes = _NONE
    if marks:
        opening, closing = _CLAUSE.search(words, _LEAST_CLAUSE), _CLOSING.match(words)
        first_end, last_start = opening.start() if opening else len(words), closing.end() - 1 if closing else 0
        for _, kinds in marks:
            for kind in kinds:
                counts[kind] = counts.get(kind, 0) + 1
        opens = frozenset([kind for at, kinds in marks if at < first_end for kind in kinds])
        closes = frozenset([kind for at, kinds in marks if at >= last_start for kind in kinds])
    balanced = 0 if numbers else _balance(words)
    return SentenceFacts(words, plain, clauses, acts, numbers, counts, opens, closes, first, last, _length_bin(len(words)), share, balanced)


def _balance(words: str) -> int:
    """How many clauses of one length a sentence is made of; 0 where it is not, or they are long.

    >>> _balance("众人拾柴，火焰高涨。"), _balance("加快发展，推动改革开放。"), _balance("奋斗。")
    (2, 0, 0)
    """
    clauses = _CLAUSE.split(words.rstrip(ENDS))
    length = len(clauses[0])
    alike = len(clauses) > 1 and length <= _LONGEST_SAYING and all(len(clause) == length for clause in clauses)
    return min(len(clauses), _MOST_SAYINGS) if alike else 0


def _length_bin(length: int) -> int:
    return length // _SHORT_STEP if length < _LONG_STEP else min(_LONGEST_BIN, _LONG_STEP // _SHORT_STEP + length // _LONG_STEP)
