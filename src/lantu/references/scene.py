"""All documents together, as the finders of references see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lantu.annotating import Annotation
from lantu.places import PlaceTree, Speech, find_bodies, find_deixis, resolve_deixis
from lantu.types import Place, Sentence, Statement

__all__ = ["Passage", "Scene"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with who says it. ``text`` is its own; ``speaker`` None where nobody is known to speak."""

    document: int
    sentence: int
    start: int
    text: str
    label: str
    speaker: Place | None


@dataclass(frozen=True)
class Scene:
    """The collection: ``annotations`` and ``speeches`` have one entry a document."""

    annotations: Sequence[Annotation]
    speeches: Sequence[Speech]
    tree: PlaceTree
    statements: Sequence[Statement]

    def passages(self, document: int) -> Iterable[Passage]:
        """The sentences of one document, page furniture left out."""
        annotation, speech = self.annotations[document], self.speeches[document]
        for index, sentence in enumerate(annotation.sentences):
            if sentence.label != "chrome":
                yield self._passage(document, index, sentence, annotation, speech)

    def passage(self, document: int, sentence: int) -> Passage:
        annotation = self.annotations[document]
        return self._passage(document, sentence, annotation.sentences[sentence], annotation, self.speeches[document])

    def _passage(self, document: int, index: int, sentence: Sentence, annotation: Annotation, speech: Speech) -> Passage:
        text = annotation.document.clean_text[sentence.start : sentence.end]
        return Passage(document, index, sentence.start, text, sentence.label, self.tree.get(speech.speakers[index]))

    def around(self, passage: Passage) -> Place | None:
        """Who speaks, or where nobody is known to, the document's place."""
        return passage.speaker or self.speeches[passage.document].place

    def places_meant(self, passage: Passage, text: str) -> list[Place]:
        """The places and the places of the bodies that words such as "the whole province" mean in a part of a passage."""
        around = self.around(passage)
        found = [resolve_deixis(self.tree, mention, around).place for mention in find_deixis(text)]
        found += [self.tree.get(mention.body.place) for mention in find_bodies(self.tree, text, around) if mention.body]
        return [place for place in found if place]

    @cached_property
    def statements_at(self) -> Mapping[tuple[int, int], list[Statement]]:
        """The statements by document and sentence of their first row."""
        found: dict[tuple[int, int], list[Statement]] = defaultdict(list)
        for statement in self.statements:
            found[statement.document, statement.promise.sentence].append(statement)
        return found

    @cached_property
    def statement_of_row(self) -> Mapping[tuple[str, int], Statement]:
        """The statement by document name and source start of each of its rows."""
        return {(citation.doc, citation.start): statement for statement in self.statements for citation in statement.citations}

    def statement_at(self, document: int, start: int, end: int, sentence: int) -> Statement | None:
        """The statement of a sentence whose words overlap a clean span, else the only one of the sentence."""
        here = self.statements_at.get((document, sentence), [])
        best = max(here, key=lambda one: min(end, one.promise.end) - max(start, one.promise.start), default=None)
        if best and min(end, best.promise.end) > max(start, best.promise.start):
            return best
        return here[0] if len(here) == 1 else None

    @cached_property
    def inside(self) -> Mapping[str, list[str]]:
        """For each place the speaking places inside it, by code."""
        found: dict[str, list[str]] = defaultdict(list)
        for code in sorted({code for speech in self.speeches for code in speech.speakers if code}):
            for place in self.tree.above(code):
                found[place.code].append(code)
        return found

    def is_above(self, upper: str, lower: str) -> bool:
        return bool(upper and lower) and self.tree.is_within(lower, upper)
