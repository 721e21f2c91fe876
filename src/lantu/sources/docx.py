"""DOCX: headings, paragraphs, lists with their automatic numbers, and tables cell by cell, in the order of the body.

Comes in: the bytes of a package, checked before it is unpacked. Goes out: one line a paragraph, one line a table row (its cells parted by
a tab). Left out: running headers and footers, comments, and what a tracked change has deleted.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources.content import Content, TextBuilder
from lantu.sources.docx_numbering import Numbering
from lantu.sources.docx_styles import Styles
from lantu.sources.given_names import given_name
from lantu.sources.zips import check_archive
from lantu.types import Metadata

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_READ = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _FALLBACK})
_WRAPPERS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag"})
_DAMAGE = (
    OpcError,
    zipfile.BadZipFile,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    AttributeError,
    IndexError,
    TypeError,
)


def read_docx(data: bytes, path: str, options: ReadOptions) -> Content:
    """Read a package. Raises ReadError L107 (encrypted), L108 (damaged), L113 (a bomb), L115 (no text)."""
    check_archive(data, path, options.max_size)
    try:
        package = docx.Document(io.BytesIO(data))
        body = _Body(Styles(package), Numbering(package))
        body.read(package.element.body)
        metadata = _metadata(package.core_properties)
    except (*_DAMAGE, RecursionError, NotImplementedError) as error:
        raise ReadError("L108", file=path, kind="docx", reason=str(error)[:200]) from error
    except Exception as error:
        # The archive module raises the private errors of its decompressors (zlib.error, lzma.LZMAError), which share no base.
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            raise ReadError("L108", file=path, kind="docx", reason=str(error)[:200]) from error
        raise
    return Content(body.builder.text, body.builder.locations, metadata)


class _Body:
    """Walks the body once; ``paragraph`` counts the paragraphs as Word does, those of tables among them."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.builder = TextBuilder()
        self.paragraph = 0
        self.table = 0

    def read(self, parent: Any) -> None:
        """Paragraphs and tables of an element, through wrappers such as content controls."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._add_paragraph(child, before="\n")
            elif child.tag == f"{_W}tbl":
                self._add_table(child)
            elif child.tag in _WRAPPERS:
                self.read(child)

    def _add_paragraph(self, element: Any, *, before: str, cell: tuple[int, int, int] | None = None) -> bool:
        self.paragraph += 1
        text = "".join(_iter_text(element))
        if not text.strip():
            return False
        style = self.styles.style_of(element)
        number = self.numbering.number_of(element, self.styles)
        if number is not None:
            text = number + text
            style = style or "list"
        self.builder.add(text, before=before, paragraph=self.paragraph, cell=cell, style=style or ("table" if cell else ""))
        return True

    def _add_table(self, element: Any) -> None:
        self.table += 1
        number = self.table
        for row, tr in enumerate(element.iterchildren(f"{_W}tr"), 1):
            column, before = 1, "\n"
            for tc in tr.iterchildren(f"{_W}tc"):
                if self._add_cell(tc, (number, row, column), before):
                    before = "\t"
                column += _span(tc)

    def _add_cell(self, tc: Any, cell: tuple[int, int, int], before: str) -> bool:
        """A cell's paragraphs; a table inside it comes after them as a table of its own."""
        added = False
        for child in tc.iterchildren():
            if child.tag == f"{_W}p":
                added = self._add_paragraph(child, before="\n" if added else before, cell=cell) or added
            elif child.tag == f"{_W}tbl":
                self._add_table(child)
            elif child.tag in _WRAPPERS:
                self.read(child)
        return added


def _iter_text(element: Any) -> Iterator[str]:
    """The characters of a paragraph in order, those of links, content controls and insertions among them."""
    pending = [iter(element)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        elif child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NOT_READ:
            pending.append(iter(child))


def _span(tc: Any) -> int:
    span = tc.find(f"{_W}tcPr/{_W}gridSpan")
    value = span.get(f"{_W}val", "1") if span is not None else "1"
    return min(int(value), 1000) if value.isdecimal() else 1


def _metadata(properties: Any) -> Metadata:
    """The core properties. The day a file was made is no day of publication and is not taken for one."""
    found = {"title": given_name(properties.title or ""), "author": given_name(properties.author or "")}
    return Metadata(**found, reasons={name: "not stated" for name, value in found.items() if not value} | {"date": "not stated"})
