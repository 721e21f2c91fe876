"""The result sentences of later documents, found by what they name.

Comes in: annotations of reports. Goes out: ``Report``, from which sentences are taken that hold a name letter by letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from lantu.annotating import Annotation
from lantu.observations import grade_of, parts_ahead
from lantu.quantities.periods import find_periods
from lantu.rules import compile_pattern
from lantu.types import Document, Sentence

__all__ = ["PIECE", "Line", "Report", "bare", "without_rank"]

# Pieces of a name by which sentences that may hold it are looked up.
PIECE = 3
_MARKS = re.compile(r"[“”‘’《》「」\s]")


def bare(text: str) -> str:
    """A text without quotes, title marks and blanks."""
    return _MARKS.sub("", text)


def without_rank(text: str) -> str:
    """A bare text without the words that say of what rank a thing is.

    >>> without_rank("某市获批国家物流枢纽"), without_rank("某某省级医疗中心")
    ('某市获批物流枢纽', '某某医疗中心')
    """
    return _ranks().sub("", bare(text))


@cache
def _ranks() -> re.Pattern[str]:
    return compile_pattern("{settlement_ranks}")


@dataclass(frozen=True, slots=True)
class Line:
    """``reports``: whether the sentence says what was done, not only how things are."""

    document: Document
    start: int
    text: str
    plain: str
    grade: str
    period: str
    reports: bool


@dataclass(slots=True)
class Report:
    """The result sentences of later documents, found by the pieces of what they name."""

    lines: list[Line] = field(default_factory=list)
    pieces: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ranked: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, annotations: Iterable[Annotation]) -> Report:
        """Index them: memory linear in their text."""
        report = cls()
        for annotation in annotations:
            for line in _lines(annotation):
                number = len(report.lines)
                for piece in _pieces(line.plain):
                    report.pieces[piece].append(number)
                for piece in _pieces(without_rank(line.text)):
                    report.ranked[piece].append(number)
                report.lines.append(line)
        return report

    def naming(self, name: str) -> Iterator[Line]:
        """The lines that hold a name letter by letter."""
        for index in min((self.pieces.get(piece, []) for piece in _pieces(name)), key=len):
            if name in self.lines[index].plain:
                yield self.lines[index]

    def near(self, name: str) -> Iterator[Line]:
        """The lines that may hold a name that is given without its rank."""
        for index in min((self.ranked.get(piece, []) for piece in _pieces(name)), key=len):
            yield self.lines[index]


def _pieces(text: str) -> set[str]:
    return {text[at : at + PIECE] for at in range(len(text) - PIECE + 1)}


def _lines(annotation: Annotation) -> Iterator[Line]:
    document = annotation.document
    grade = grade_of(document)
    for sentence, ahead in zip(annotation.sentences, parts_ahead(annotation), strict=True):
        if ahead or not _may_report(sentence):
            continue
        text = document.clean_text[sentence.start : sentence.end]
        spoken = [period for period in find_periods(text, document.metadata.year) if period.known]
        year = document.metadata.year[:4]
        period = str(spoken[0].last) if spoken else str(int(year) - 1) if year else ""
        yield Line(document, sentence.start, text, bare(text), grade, period, sentence.label == "result")


def _may_report(sentence: Sentence) -> bool:
    return sentence.label in ("result", "context")
