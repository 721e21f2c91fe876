"""What the finders of findings look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lantu.citations import cite
from lantu.ledgers import Ledger
from lantu.places import PlaceTree, Speech
from lantu.sums.figures import Entry, entries_of
from lantu.types import Citation, Document, Figure, Link, Reference, Renaming, Sentence, Statement, SumCheck

__all__ = ["Scene", "clause_bounds", "clause_of", "mention_of", "number_text"]

_MARKS = "，。；：、,;:"


@dataclass(frozen=True)
class Scene:
    """The parts of a plan, before its findings. ``speeches`` has one entry a document."""

    ledger: Ledger
    tree: PlaceTree
    speeches: Sequence[Speech]
    statements: Sequence[Statement]
    references: Sequence[Reference]
    links: Sequence[Link]
    renamings: Sequence[Renaming]
    sums: Sequence[SumCheck]

    @cached_property
    def by_number(self) -> Mapping[int, Statement]:
        return {statement.number: statement for statement in self.statements}

    @cached_property
    def targets(self) -> tuple[Entry, ...]:
        return tuple(entries_of(self.ledger, self.statements))

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Every place that speaks in some document."""
        return frozenset(code for speech in self.speeches for code in speech.speakers if code)

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """For each place the speaking places inside it."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in sorted(self.speaking):
            for place in self.tree.above(code):
                found[place.code].append(code)
        return {code: tuple(inner) for code, inner in found.items()}

    @cached_property
    def users(self) -> Mapping[str, frozenset[str]]:
        """For each strategy's name whose document or speakers use it, as they are called there."""
        found: dict[str, set[str]] = defaultdict(set)
        for annotation in self.ledger.annotations:
            for strategy in annotation.strategies:
                found[strategy.name].add(strategy.owner)
        return {name: frozenset(owners) for name, owners in found.items()}

    @cached_property
    def referred(self) -> frozenset[str]:
        """The names of what references are to."""
        return frozenset(reference.target.name for reference in self.references)

    def has_above(self, owner: str) -> bool:
        """Whether a place around the owner speaks in the collection."""
        return any(place.code in self.speaking for place in self.tree.above(owner))

    def name(self, code: str) -> str:
        place = self.tree.get(code)
        return place.name if place else ""

    def year(self, document: int) -> str:
        return self.ledger.annotations[document].document.metadata.year


def number_text(value: float) -> str:
    """A number in full, for the wording to shorten.

    >>> number_text(1.9e12), number_text(0.25)
    ('1900000000000', '0.25')
    """
    return f"{value:.15g}"


def clause_of(document: Document, sentence: Sentence, start: int, end: int) -> Citation:
    """The words around a clean span, from the mark before it to the mark behind it."""
    return cite(document, *clause_bounds(document.clean_text, sentence, start, end))


def clause_bounds(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the clause around a clean span begins and ends."""
    while start > sentence.start and text[start - 1] not in _MARKS:
        start -= 1
    while end < sentence.end and text[end] not in _MARKS:
        end += 1
    return start, end


def mention_of(figure: Figure) -> str:
    """The number as written; one that leaves its unit to the head of a table, with that unit and in full."""
    return figure.mention if not figure.unit or not figure.mention.isdigit() else f"{number_text(figure.value)}{figure.unit}"
