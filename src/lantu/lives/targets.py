"""The targets that a yearly report states for its own year.

Reports state them in one passage ("the main expected targets of this year are: …"); what stands there is a target of the year however the
sentence was labelled. Targets elsewhere count when they are due in that very year. One a thing: the passage goes before the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lantu.annotating import Annotation
from lantu.cascade.measures import Measured, measured
from lantu.citations import cite
from lantu.figures import find_figures
from lantu.rules import load_rules
from lantu.types import Citation, Figure, PlanNode, Sentence

__all__ = ["YearTarget", "yearly_targets"]

_PASSAGE, _ELSEWHERE = 0, 1


@dataclass(frozen=True, slots=True)
class YearTarget:
    """One target of the document's year: ``thing`` is of the catalogue; ``figure.period`` is the year; offsets count ``clean_text``."""

    thing: Measured
    figure: Figure
    sentence: int
    citation: Citation
    rank: int


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(rule.regex for rule in load_rules("lives").rules if rule.effect["kind"] == kind)


def _says(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(kind))


def yearly_targets(annotation: Annotation) -> tuple[YearTarget, ...]:
    """One target a thing of the catalogue, in the order of the text; empty for a document without a year."""
    year = annotation.document.metadata.year
    if not year:
        return ()
    best: dict[str, YearTarget] = {}
    for target in (*_passage_targets(annotation, year), *_due_targets(annotation, year)):
        known = best.get(target.thing.id)
        if known is None or target.rank < known.rank:
            best[target.thing.id] = target
    return tuple(sorted(best.values(), key=lambda target: target.figure.start))


def _passage_targets(annotation: Annotation, year: str) -> Iterator[YearTarget]:
    text = annotation.document.clean_text
    for index, sentence in _with_figures(annotation, _passage_sentences(annotation.sentences, text)):
        for figure in sentence.figures:
            if not _is_beside(text, sentence, figure):
                # A figure between commas may have been read as of the year before; here the passage decides.
                yield from _made(annotation, index, replace(figure, kind="target", period=year), _PASSAGE)


def _with_figures(annotation: Annotation, indices: list[int]) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a passage; a short one that was taken for a heading is read again as what it is here."""
    sentences = annotation.sentences
    chosen = tuple(sentences[index] for index in indices)
    if any(sentence.label == "heading" for sentence in chosen):
        read = tuple(replace(sentence, label="promise") for sentence in chosen)
        root = PlanNode("", 0, None, tuple(range(len(read))))
        chosen = find_figures(annotation.document, read, root)
    yield from zip(indices, chosen, strict=True)


def _passage_sentences(sentences: tuple[Sentence, ...], text: str) -> list[int]:
    """The sentences of passages of targets and of the budget, in order."""
    chosen: set[int] = set()
    for index, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        if _says("budget", words) and sentence.label != "chrome":
            chosen.update(range(index, min(index + 2, len(sentences))))
        if not _says("anchor", words) or _is_of_other_time(words):
            continue
        line = sentence.line
        chosen.add(index)
        follow = index + 1
        if words.rstrip().endswith(("：", ":")) and follow < len(sentences):
            line = sentences[follow].line
        while follow < len(sentences) and sentences[follow].line == line:
            chosen.add(follow)
            follow += 1
    return sorted(chosen)


def _is_of_other_time(words: str) -> bool:
    """Whether the targets that a sentence announces are of another time: what stands before the words that announce them."""
    at = min((match.start() for pattern in _patterns("anchor") for match in pattern.finditer(words)), default=0)
    return _says("other", words[: at + 4])


def _is_beside(text: str, sentence: Sentence, figure: Figure) -> bool:
    """Whether the number is not the target: how far it is from another year's, another year's own, or a yearly mean over several."""
    if figure.measure == "increment" and figure.unit == "百分点":
        return True
    before = text[sentence.start : figure.start]
    if any(match.end() == len(before) for pattern in _patterns("base") for match in pattern.finditer(before)):
        return True
    clause = re.split("[，。；,;]", before)[-1]
    return _says("mean", clause)


def _due_targets(annotation: Annotation, year: str) -> Iterator[YearTarget]:
    for index, sentence in enumerate(annotation.sentences):
        if sentence.label in ("promise", "context"):
            for figure in sentence.figures:
                if figure.kind == "target" and figure.period == year:
                    yield from _made(annotation, index, figure, _ELSEWHERE)


def _made(annotation: Annotation, index: int, figure: Figure, rank: int) -> Iterator[YearTarget]:
    thing = measured(figure)
    if thing.id and not figure.place:
        yield YearTarget(thing, figure, index, cite(annotation.document, figure.start, figure.end), rank)
