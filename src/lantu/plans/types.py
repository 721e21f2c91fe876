"""The frozen type of a plan over many documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lantu.ledgers import Ledger
from lantu.places import PlaceTree, Speech
from lantu.types import Finding, Life, Link, Place, Reference, Renaming, Statement, SumCheck

__all__ = ["Plan", "PlanDocument"]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """What is known of one document as a whole. An empty field has its reason.

    place: code; span: the years it plans for ("2021/2025"); genre and body as in ``Metadata``.
    """

    title: str
    place: str
    body: str
    date: str
    span: str
    genre: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All documents together.

    documents and speeches have one entry a document, in the order given; ``ledger`` keeps the annotations.
    """

    ledger: Ledger
    documents: tuple[PlanDocument, ...]
    places: PlaceTree
    speeches: tuple[Speech, ...]
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    renamings: tuple[Renaming, ...]
    sums: tuple[SumCheck, ...]
    findings: tuple[Finding, ...]
    lives: tuple[Life, ...]

    @cached_property
    def by_number(self) -> Mapping[int, Statement]:
        """The statements by their number."""
        return {statement.number: statement for statement in self.statements}

    @cached_property
    def below(self) -> Mapping[int, tuple[Link, ...]]:
        """For each statement the links to those that serve it, the surest first."""
        return _grouped(self.links, "upper")

    @cached_property
    def above(self) -> Mapping[int, tuple[Link, ...]]:
        """For each statement the links to those that it serves, the surest first."""
        return _grouped(self.links, "lower")

    @cached_property
    def wanted(self) -> tuple[Reference, ...]:
        """The references to what the collection lacks."""
        return tuple(reference for reference in self.references if reference.target.wanted)

    def place(self, code: str) -> Place | None:
        return self.places.get(code)

    def name(self, code: str) -> str:
        """What a place is called; "" for an open one."""
        place = self.places.get(code)
        return place.name if place else ""

    def label(self, document: int) -> str:
        """What a document is called among many: its place and year where both are known and it is the only one of them, else its title."""
        entry = self.documents[document]
        year = self.ledger.annotations[document].document.metadata.year
        alone = self._alike[entry.place, entry.span] == 1
        return f"{self.name(entry.place)} {year}" if year and entry.place and alone else entry.title

    @cached_property
    def _alike(self) -> Mapping[tuple[str, str], int]:
        """How many documents are of each place and span."""
        return Counter((entry.place, entry.span) for entry in self.documents)

    def speaking(self) -> tuple[Place, ...]:
        """Every place that speaks in some document, outer ones first, then by code."""
        codes = {code for speech in self.speeches for code in speech.speakers if code}
        codes |= {speech.place.code for speech in self.speeches if speech.place}
        places = [place for code in codes if (place := self.places.get(code))]
        return tuple(sorted(places, key=lambda place: (len(self.places.above(place.code)), place.code)))


def _grouped(links: tuple[Link, ...], end: str) -> Mapping[int, tuple[Link, ...]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        found[getattr(link, end)].append(link)
    return {number: tuple(sorted(group, key=lambda link: -link.confidence)) for number, group in found.items()}
