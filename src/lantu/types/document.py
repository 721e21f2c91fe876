"""A document: the text as its format gives it, the repaired text, and the map between them and to the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["Document", "Location", "Metadata", "OffsetMap", "Repair"]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a run of ``source_text`` stands in the original file. What a format does not have is None or "".

    start, end:  the run, code points into ``source_text``, end exclusive.
    page:        1-based page of a PDF.
    box:         left, bottom, right, top in PDF points (72 an inch, origin bottom left), around the run.
    byte:        0-based byte in the original file of the run's first character, for text files.
    paragraph:   1-based paragraph of a DOCX body (headers and footers not counted) or block of a web page (the site's own not counted).
    cell:        1-based (table, row, column) of a DOCX or HTML table, or (1, row, column) of a data table.
    element:     the path of an HTML element ("html/body/div[2]/p[5]").
    style:       what the format itself says of the run: "heading 1", "list", "title", "table", "header", "footer", "nav"; "" if nothing.
    """

    start: int
    end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    byte: int | None = None
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    element: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """One piece of damage: what stood there, what it was made into, by which rule, or that it was left.

    start, end: code points into ``source_text``, end exclusive. ``after`` is None where the damage was found but not mended.
    """

    rule_id: str
    start: int
    end: int
    before: str
    after: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Clean offsets to source offsets.

    ``starts[i]`` and ``ends[i]`` are the source span of clean character ``i`` (code points, end exclusive), both non-decreasing.
    Empty arrays mean identity: nothing was repaired, and no memory is spent on saying so.
    """

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    @property
    def is_identity(self) -> bool:
        return not self.starts

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of the clean span ``start:end``.

        >>> OffsetMap().to_source(3, 5)
        (3, 5)
        >>> OffsetMap((0, 7), (7, 8)).to_source(0, 1)    # one clean character for seven of the source
        (0, 7)
        >>> OffsetMap((0, 7), (7, 8)).to_source(1, 1)    # an empty span stays empty
        (7, 7)
        """
        if not self.starts:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]

    def to_clean(self, source_offset: int) -> int:
        """The clean character that covers a source offset, or the nearest before it."""
        if not self.starts:
            return source_offset
        return max(0, bisect_right(self.starts, source_offset) - 1)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself. A field it does not give is "", and ``reasons`` says why ("not stated", "not found").

    date:      the day of publication or delivery, ISO ("2026-02-03", "2026-02" or "2026" as far as it is given).
    year:      the year its plan is for, as far as the text says it ("2026"); "" where it does not.
    span:      the years its plan covers ("2021/2025"), "" where it does not say.
    place:     the place it speaks for ("湖南省").
    body:      the issuing body.
    """

    title: str = ""
    date: str = ""
    year: str = ""
    span: str = ""
    place: str = ""
    body: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    genre: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    @property
    def this_year(self) -> str:
        """The year that 今年 means in it: that of its plan, else that of the day it bears; "" where it gives neither."""
        return self.year or self.date[:4]


@dataclass(frozen=True, slots=True)
class Document:
    """One published text.

    name:        the file's name without folder and ending; a table's rows have "table#3" (1-based row).
    source_text: what the reader of the format takes out, before any repair; every public offset counts its code points.
    clean_text:  the repaired text; equal to ``source_text`` where nothing was damaged.
    offsets:     clean to source.
    locations:   runs of ``source_text`` in order with their places in the original; together they cover it as far as known.
    repairs:     what was damaged, what was mended, what was left.
    warnings:    codes of things the reader noticed but could live with.
    """

    name: str
    source_text: str
    clean_text: str
    offsets: OffsetMap = OffsetMap()
    metadata: Metadata = Metadata()
    locations: tuple[Location, ...] = ()
    repairs: tuple[Repair, ...] = ()
    format: str = "text"
    encoding: str = ""
    sha256: str = ""
    size: int = 0
    path: str = ""
    warnings: tuple[str, ...] = ()

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``source_text`` behind the span ``start:end`` of ``clean_text``."""
        return self.offsets.to_source(start, end)

    def locate(self, source_offset: int) -> Location | None:
        """The place in the original of one character of ``source_text``; None where the format keeps none."""
        index = bisect_right(self.locations, source_offset, key=lambda location: location.start) - 1
        if index >= 0 and source_offset < self.locations[index].end:
            return self.locations[index]
        return None
