"""The frozen types of a ledger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from lantu.annotating import Annotation
from lantu.types import Citation, Document, Figure, Promise

__all__ = ["Ledger", "LedgerFigure", "LedgerRow"]


@dataclass(frozen=True, slots=True)
class LedgerFigure:
    """A figure of a promise with the citation of its mention."""

    figure: Figure
    citation: Citation


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One promise as an entry of the ledger.

    number:   1 for the first row of the ledger, counting on over all its documents.
    document: index of its document among ``Ledger.annotations``.
    promise:  the promise as it was read; its offsets count ``clean_text``.
    citation: its words in ``source_text``; ``figures`` carry their own.
    link:     the document's address with a fragment that leads to the citation; "" where it has none.
    same_as:  the number of the first row of the document in which the same actor says the same; None in that first row.
    reasons:  for every empty field of the row, "not stated", "not found" or "not applicable", with detail after a colon.
    """

    number: int
    document: int
    promise: Promise
    figures: tuple[LedgerFigure, ...]
    citation: Citation
    link: str = ""
    same_as: int | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The row's own citation, then those of its figures."""
        return (self.citation, *(entry.citation for entry in self.figures))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows in the order of the documents and of their words, with the annotations they were made from."""

    rows: tuple[LedgerRow, ...]
    annotations: tuple[Annotation, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(annotation.document for annotation in self.annotations)

    def document_of(self, row: LedgerRow) -> Document:
        return self.annotations[row.document].document

    def title_of(self, document: int) -> str:
        """What a document is called, by its index: its title as published, else that of its tree, else its file's name."""
        annotation = self.annotations[document]
        return annotation.document.metadata.title or annotation.tree.title or annotation.document.name

    def rows_of(self, document: int) -> tuple[LedgerRow, ...]:
        """The rows of one document, by its index."""
        start, end = (bisect_left(self.rows, at, key=lambda row: row.document) for at in (document, document + 1))
        return self.rows[start:end]
