"""Text and Markdown: the decoded characters, every one kept, with the byte at which each line begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.options import ReadOptions
from lantu.sources.content import Content
from lantu.sources.encodings import Decoded, decode_text
from lantu.types import Document, Location

__all__ = ["byte_offset", "read_markdown", "read_plain"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_MARKDOWN_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]")
_MARKDOWN_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")


def read_plain(data: bytes, path: str, options: ReadOptions) -> Content:
    """Read a text file; one location a line. Raises ReadError L104, L109, L117."""
    return _content(decode_text(data, path, options.encoding), data, markdown=False)


def read_markdown(data: bytes, path: str, options: ReadOptions) -> Content:
    """The same; the marks of headings and lists stay in the text and are also said in ``Location.style``."""
    return _content(decode_text(data, path, options.encoding), data, markdown=True)


def byte_offset(document: Document, source_offset: int) -> int | None:
    """The byte of the original file at which one character of a text file begins; None where the format has no such byte.

    >>> from lantu.sources import read_bytes
    >>> document = read_bytes("a\\n新增就业".encode("gb18030"), "plan.txt")
    >>> byte_offset(document, document.source_text.index("就"))
    6
    """
    location = document.locate(source_offset)
    if location is None or location.byte is None:
        return None
    return location.byte + len(document.source_text[location.start : source_offset].encode(document.encoding))


def _content(decoded: Decoded, data: bytes, *, markdown: bool) -> Content:
    lines = _LINE.findall(decoded.text)
    starts = _line_bytes(decoded, data, lines)
    locations = []
    at = 0
    for line, byte in zip(lines, starts, strict=True):
        locations.append(Location(at, at + len(line), byte=byte, style=_markdown_style(line) if markdown else ""))
        at += len(line)
    warnings = ("L153",) if decoded.replaced else ()
    return Content(decoded.text, tuple(locations), encoding=decoded.encoding, warnings=warnings)


def _line_bytes(decoded: Decoded, data: bytes, lines: list[str]) -> Iterator[int | None]:
    """Where each line begins. A line feed is the byte 0A in all encodings but the wide ones, and never the tail of another character."""
    if decoded.replaced and decoded.encoding.startswith("utf-16"):
        yield from (None for _ in lines)
        return
    if decoded.replaced:
        starts = [decoded.mark, *(match.end() for match in re.finditer(b"\n", data))]
        yield from starts[: len(lines)] if len(starts) >= len(lines) else [None] * len(lines)
        return
    at = decoded.mark
    for line in lines:
        yield at
        at += len(line.encode(decoded.encoding))


def _markdown_style(line: str) -> str:
    if heading := _MARKDOWN_HEADING.match(line):
        return f"heading {len(heading[1])}"
    return "list" if _MARKDOWN_LIST.match(line) else ""
