"""An annotated document as lines of sentences for the page: what each sentence is, and what in it an entry or a target holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from lantu.annotating import Annotation
from lantu.ledgers import LedgerRow
from lantu.types import Document, Sentence

__all__ = ["page_lines", "utf16_offset"]


def page_lines(annotation: Annotation, rows: Iterable[LedgerRow]) -> list[dict[str, Any]]:
    """A mapping a line that has sentences: ``level`` (0 for body text), ``chrome``, and ``parts`` in order."""
    items: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for row in rows:
        items[row.promise.sentence].append((row.promise.start, row.promise.end, row.number))
    numbered = enumerate(annotation.sentences)
    return [_line(annotation, list(line), items) for _, line in groupby(numbered, key=lambda pair: pair[1].line)]


def _line(annotation: Annotation, line: Sequence[tuple[int, Sentence]], items: dict[int, list[tuple[int, int, int]]]) -> dict[str, Any]:
    sentences = [sentence for _, sentence in line]
    is_heading = all(sentence.label == "heading" for sentence in sentences)
    document, parts, end = annotation.document, [], sentences[0].start
    for index, sentence in line:
        if end < sentence.start:
            parts.append({"text": document.clean_text[end : sentence.start]})
        parts.append(_part(document, sentence, items.get(index, [])))
        end = sentence.end
    return {
        "level": (sentences[0].level or 3) if is_heading else 0,
        "chrome": all(sentence.label == "chrome" for sentence in sentences),
        "parts": parts,
    }


def _part(document: Document, sentence: Sentence, items: list[tuple[int, int, int]]) -> dict[str, Any]:
    text = document.clean_text[sentence.start : sentence.end]
    part: dict[str, Any] = {"text": text, "label": sentence.label}
    start, end = document.to_source(sentence.start, sentence.end)
    if document.source_text[start:end] != text:
        part["source"] = document.source_text[start:end]
    if items:
        part["items"] = [(*_within(text, sentence, first, last), number) for first, last, number in items]
    targets = [_within(text, sentence, figure.start, figure.end) for figure in sentence.figures if figure.kind == "target"]
    if targets:
        part["figures"] = targets
    return part


def _within(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    first, last = (min(max(offset - sentence.start, 0), len(text)) for offset in (start, end))
    return utf16_offset(text, first), utf16_offset(text, last)


def utf16_offset(text: str, offset: int) -> int:
    """Code points to UTF-16 units, in which a browser counts.

    >>> utf16_offset("ab", 1), utf16_offset("\\U00020000b", 1)
    (1, 2)
    """
    return offset + sum(character > "\uffff" for character in text[:offset])
