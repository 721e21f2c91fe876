"""What the model sees of a sentence: its words, its shape, its place on the line, and whether its part looks back or ahead.

Comes in: sentences with the verdicts of the layout. Goes out: one set of feature names a sentence. Nothing here knows a label's meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from lantu.labels.layout import Verdict
from lantu.rules import compile_pattern
from lantu.types import Document, Sentence

__all__ = ["is_fragment", "sentence_features", "tenses"]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE = re.compile(r"[，、；：,;:]")
# Fewer sentences than this make no document with a beginning and an end.
_FEW_SENTENCES = 8
_SHORT_STEP, _LONG_STEP, _LONGEST_BIN = 6, 60, 14


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return compile_pattern(pattern)


def tenses(words: list[str], verdicts: list[Verdict | None]) -> list[str]:
    """For each sentence whether the last main heading above it looks back ("review"), ahead ("plan"), or there was none ("open").

    A title that calls the document a plan looks ahead for all that follows, until a heading says otherwise.
    """
    now, found = "open", []
    for line, verdict in zip(words, verdicts, strict=True):
        if verdict is not None and verdict.style == "title" and _pattern("{labels_plan_titles}").search(line):
            now = "open" if _pattern("{labels_report_titles}").search(line) else "plan"
        elif verdict is not None and verdict.style in ("chinese", "keyword", "heading 1", "heading 2"):
            now = _tense(line) or now
        found.append(now)
    return found


def _tense(heading: str) -> str:
    if _pattern("{labels_review_words}").search(heading) and not _pattern("{labels_future_words}").search(heading):
        return "review"
    return "plan" if _pattern("{labels_plan_words}|{labels_future_words}").search(heading) else ""


def is_fragment(verdicts: list[Verdict | None]) -> bool:
    """Whether a few sentences stand without title, heading or salutation: they are cut from somewhere, so their place tells nothing."""
    return len(verdicts) < _FEW_SENTENCES and not any(verdicts)


def sentence_features(document: Document, sentences: tuple[Sentence, ...], verdicts: list[Verdict | None]) -> list[set[str]]:
    """One set of feature names a sentence, in order; shape (n_sentences,)."""
    text = document.clean_text
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    crowd = Counter(sentence.line for sentence in sentences)
    fragment = is_fragment(verdicts)
    # What people hand in by single sentences are plans, unless the words look back.
    sections = [_tense(line) or "plan" for line in words] if fragment else tenses(words, verdicts)
    shapes = []
    position: Counter[int] = Counter()
    passage = ""
    for index, sentence in enumerate(sentences):
        position[sentence.line] += 1
        last = position[sentence.line] == crowd[sentence.line]
        found = _features(words[index], sections[index], first=sentence.at_line_start, last=last, index=index, total=len(sentences))
        if fragment:
            found.difference_update([f"place {tenth}" for tenth in range(10)])
        passage = _passage(words[index], "" if sentence.at_line_start else passage)
        if passage:
            found.add(f"passage {passage}")
            found.add(f"passage {sections[index]}")
        shapes.append(found)
    return shapes


def _passage(words: str, before: str) -> str:
    """The word of thanks, problems or situation that this paragraph has been about, "" while there was none."""
    match = _pattern("{labels_passage_words}").search(words)
    return match[0] if match else before


def _features(words: str, section: str, *, first: bool, last: bool, index: int, total: int) -> set[str]:
    plain = _NUMBER.sub("0", words)
    length = _length_bin(len(words))
    found = {
        f"length {length}",
        f"length {length} {section}",
        f"section {section}",
        f"ends {words[-1] if not words[-1].isalnum() else ''}",
        f"line {first:d}{last:d}",
        f"line {first:d}{last:d} {length} {section}",
        f"number {'0' in plain:d} {section}",
        f"commas {min(5, words.count('，') + words.count(','))}",
        f"place {10 * index // total}",
        f"head {plain[:2]}",
        f"head {plain[:3]}",
        f"head {plain[:4]}",
        f"tail {plain[-3:]}",
        f"tail {plain[-4:]}",
    }
    found.update([f"w {plain[at : at + 2]}" for at in range(len(plain) - 1)])
    clauses = [clause for clause in _CLAUSE.split(plain) if len(clause) > 2]
    acts = 0
    for clause in clauses:
        found.add(f"begins {clause[:2]}")
        found.add(f"closes {clause.rstrip('。；！')[-2:]}")
        acts += _pattern("(?:{labels_before_verbs})*{labels_action_verbs}").match(clause) is not None
    found.add(f"acts {min(acts, 4)} of {min(len(clauses), 4)} {section}")
    found.add(f"acts {4 * acts // max(1, len(clauses))} {section}")
    found.add(f"states {len(_pattern('{labels_state_words}').findall(plain)) > 0:d} {section}")
    return found


def _length_bin(length: int) -> int:
    return length // _SHORT_STEP if length < _LONG_STEP else min(_LONGEST_BIN, _LONG_STEP // _SHORT_STEP + length // _LONG_STEP)
