"""A document's text as lines of sentences for its page: what each sentence is, and which entries and figures stand in it.

Comes in: an unpacked reading and the versions that hold. Goes out: lines ready to be shown, as HTML whose every word from outside is
escaped. A long document is shown a stretch of lines at a time; ``stretch_of`` says in which one an offset stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lantu import Sentence
from lantu_workbench.documents.packing import Unpacked

__all__ = ["Item", "Line", "stretch_of", "stretches", "text_lines"]

# Characters of one stretch: a government work report is one.
_STRETCH = 60_000


@dataclass(frozen=True, slots=True)
class Item:
    """An entry's span of the clean text, with its number on the page and its key."""

    start: int
    end: int
    number: int
    key: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Line:
    """``level`` is 0 for body text; ``chrome`` is what a web site puts around; ``html`` is its sentences."""

    level: int
    chrome: bool
    html: SafeString


def stretches(unpacked: Unpacked) -> list[tuple[int, int]]:
    """Runs of sentences (first, past the last) that are shown together; whole lines."""
    runs: list[tuple[int, int]] = []
    first, begun = 0, 0
    sentences = unpacked.sentences
    for index, sentence in enumerate(sentences):
        if sentence.end - begun > _STRETCH and index > first and sentence.line != sentences[index - 1].line:
            runs.append((first, index))
            first, begun = index, sentence.start
    return [*runs, (first, len(sentences))]


def stretch_of(runs: Sequence[tuple[int, int]], sentence: int) -> int:
    """The number (from 1) of the stretch in which a sentence stands."""
    return next((number for number, (first, last) in enumerate(runs, 1) if first <= sentence < last), 1)


def text_lines(unpacked: Unpacked, items: Iterable[Item], run: tuple[int, int]) -> Iterator[Line]:
    """The lines of one stretch."""
    by_sentence: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        by_sentence[item.sentence].append(item)
    numbered = [(index, unpacked.sentences[index]) for index in range(*run)]
    for _, group in groupby(numbered, key=lambda pair: pair[1].line):
        line = list(group)
        heading = all(sentence.label == "heading" for _, sentence in line)
        html = "".join(_sentence(unpacked.document.clean_text, index, sentence, by_sentence.get(index, [])) for index, sentence in line)
        yield Line(
            level=(line[0][1].level or 3) if heading else 0,
            chrome=all(sentence.label == "chrome" for _, sentence in line),
            html=mark_safe(html),
        )


def _sentence(text: str, index: int, sentence: Sentence, items: Sequence[Item]) -> str:
    """One sentence with its items as links and its figures lit. Spans that cross are cut at the sentence and at each other."""
    figures = [(figure.start, figure.end, figure.kind) for figure in sentence.figures]
    inner, at = [], sentence.start
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        start, end = max(item.start, at), min(item.end, sentence.end)
        if start >= end:
            continue
        inner.append(_run(text, at, start, figures))
        number, words = item.number, _run(text, start, end, figures)
        inner.append(f'<a class="item" id="e{number}" href="/promises/{item.key}" data-entry="{number}"><sup>{number}</sup>{words}</a>')
        at = end
    inner.append(_run(text, at, sentence.end, figures))
    return f'<span class="s {sentence.label}" id="s{index}" data-sentence="{index}">{"".join(inner)}</span>'


def _run(text: str, start: int, end: int, figures: Sequence[tuple[int, int, str]]) -> str:
    pieces, at = [], start
    for first, last, kind in sorted(figures):
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        pieces.append(escape(text[at:first]))
        pieces.append(f'<b class="figure {kind}">{escape(text[first:last])}</b>')
        at = last
    pieces.append(escape(text[at:end]))
    return "".join(pieces)
