"""PDF: the text layer, line by line with boxes, put together into paragraphs; pages that are pictures go to OCR where it is there."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources.content import Content
from lantu.sources.given_names import given_name
from lantu.sources.printed import PrintedLine, join_lines
from lantu.types import Metadata

__all__ = ["read_pdf"]

_LINE = re.compile(r"[^\r\n]+")
# A page with fewer characters than this has no text layer worth the name: a stamp, a page number put on a scan.
_FEWEST = 8
# Marks that the PDF engine puts for a hyphen at a line's end and for characters without Unicode.
_MARKS = str.maketrans({"\ufffe": None, "\x02": None, "\0": None, "\uffff": None})
_ENDS = " \t\u3000\xa0\u200b"


def read_pdf(data: bytes, path: str, options: ReadOptions) -> Content:
    """Read a PDF.

    Raises ReadError L107 (encrypted), L108 (damaged), L103 (more text than the limit), L111 (scanned, and the extra for OCR is not
    there), L115 (no page or no text). Warnings: L152 lines of the sheet left out, L154 read by OCR, L155 pages not read.
    """
    document = _open(data, path)
    try:
        pages, pictures = _read_pages(document, path, options)
        if pictures and (options.ocr or len(pictures) == len(pages)):
            _read_pictures(document, pages, pictures, path, options)
        metadata = _metadata(document)
    except pypdfium2.PdfiumError as error:
        raise ReadError("L108", file=path, kind="pdf", reason=str(error).rstrip(".")) from error
    finally:
        document.close()
    builder, left_out = join_lines(pages)
    seen = any(pages[index] for index in pictures)
    unread = any(not pages[index] for index in pictures)
    warnings = tuple(code for code, there in (("L152", left_out), ("L154", seen), ("L155", unread)) if there)
    return Content(builder.text, builder.locations, metadata, warnings=warnings)


def _open(data: bytes, path: str) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = "L107" if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else "L108"
        raise ReadError(code, file=path, kind="pdf", reason=str(error).rstrip(".")) from error
    if len(document) == 0:
        document.close()
        raise ReadError("L115", file=path, kind="pdf")
    return document


def _read_pages(document: Any, path: str, options: ReadOptions) -> tuple[list[list[PrintedLine]], list[int]]:
    """The lines of each page, and the numbers (from 0) of those that hold a picture instead of text."""
    pages: list[list[PrintedLine]] = []
    pictures: list[int] = []
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            pages.append([])
            continue
        lines = list(_read_lines(page, index + 1))
        found = sum(len(line.text) for line in lines)
        characters += found
        if characters > options.max_size:
            raise ReadError("L103", file=path, place=f"page {index + 1}", size=characters, limit=options.max_size)
        if found < _FEWEST and any(page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3)):
            pictures.append(index)
            lines = []
        pages.append(lines)
        page.close()
    return pages, pictures


def _read_lines(page: Any, number: int) -> Iterator[PrintedLine]:
    textpage = page.get_textpage()
    try:
        text, count = textpage.get_text_range(), textpage.count_chars()
        # The engine's indices count its own characters; where it hides some of them, they are asked for one by one.
        if len(text) != count:
            text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, i) or 0x20) for i in range(count))
        for match in _LINE.finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip(_ENDS))
            words = match[0].strip(_ENDS)
            shown = words.translate(_MARKS).strip(_ENDS)
            if shown:
                box, size = _line_box(textpage.raw, words, start)
                yield PrintedLine(shown.encode("utf-8", errors="replace").decode("utf-8"), number, box, size)
    finally:
        textpage.close()


def _line_box(textpage: Any, words: str, start: int) -> tuple[tuple[float, float, float, float], float]:
    """The box around a line's characters and the height of its letters (of the loose boxes, which do not depend on the letter)."""
    edges = pdfium.FS_RECTF()
    boxes = []
    for index in range(start, start + len(words)):
        if words[index - start] != " " and pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(edges)):
            boxes.append((edges.left, edges.bottom, edges.right, edges.top))
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0), 0.0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    heights = sorted(top - bottom for top, bottom in zip(tops, bottoms, strict=True))
    box = (round(min(lefts), 2), round(min(bottoms), 2), round(max(rights), 2), round(max(tops), 2))
    return box, heights[len(heights) // 2]


def _read_pictures(document: Any, pages: list[list[PrintedLine]], pictures: list[int], path: str, options: ReadOptions) -> None:
    """Put what OCR reads in the place of the empty pages. Where some pages have text, a missing OCR is only a warning."""
    from lantu.sources.ocr import read_page

    try:
        for index in pictures:
            pages[index] = read_page(document[index], index + 1, path, options)
    except ReadError as error:
        if error.code != "L111" or len(pictures) == len(pages):
            raise


def _metadata(document: Any) -> Metadata:
    """Title and author of the document's own table. The day the file was made is no day of publication."""
    try:
        known = document.get_metadata_dict(skip_empty=True)
    except (UnicodeDecodeError, ValueError):
        known = {}
    found = {name: given_name(known.get(name.capitalize(), "")) for name in ("title", "author")}
    return Metadata(**found, reasons={name: "not stated" for name, value in found.items() if not value} | {"date": "not stated"})
