"""What a reader hands over: the text of a format with the places of its runs, before any repair."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lantu.types import Location, Metadata

__all__ = ["Content", "TextBuilder"]


@dataclass(frozen=True, slots=True)
class Content:
    """``text`` becomes ``Document.source_text``; the other fields are those of the same name there."""

    text: str
    locations: tuple[Location, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    encoding: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class TextBuilder:
    """Puts runs together and keeps their places.

    >>> builder = TextBuilder()
    >>> builder.add("one", paragraph=1)
    >>> builder.add("two", before="; ", paragraph=2)
    >>> builder.text, builder.locations[1].start, builder.locations[1].end
    ('one; two', 5, 8)
    """

    pieces: list[str] = field(default_factory=list)
    places: list[Location] = field(default_factory=list)
    length: int = 0

    def add(self, run: str, *, before: str = "", **place: Any) -> None:
        """Append a run; ``before`` is put between it and what stands there already, and belongs to neither."""
        if not run:
            return
        if before and self.length:
            self.pieces.append(before)
            self.length += len(before)
        self.pieces.append(run)
        self.places.append(Location(self.length, self.length + len(run), **place))
        self.length += len(run)

    @property
    def text(self) -> str:
        """All runs with what stands between them."""
        return "".join(self.pieces)

    @property
    def locations(self) -> tuple[Location, ...]:
        """The places of the runs, in order."""
        return tuple(self.places)
