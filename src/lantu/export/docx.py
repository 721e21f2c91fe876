"""The ledger as a printed table of tasks (DOCX): A4 landscape, a table a document, grouped by heading, no row torn by a page end."""

from __future__ import annotations

import io
from datetime import datetime
from itertools import groupby
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from lantu.export.cells import Cell, row_cells
from lantu.export.docx_table import add_task_table
from lantu.export.safe_text import printable
from lantu.export.words import Words
from lantu.export.zip_dates import with_fixed_dates
from lantu.ledgers import Ledger, LedgerRow

__all__ = ["open_page", "page_bytes", "to_docx"]

# The library has no clock; a fixed date keeps the same ledger the same file.
_CREATED = datetime(2000, 1, 1)
_WIDTH, _HEIGHT, _MARGIN = Mm(297), Mm(210), Mm(15)
_GROUP_DEPTH = 2  # headings that make a group: a part and its section; deeper ones would give groups of one row
# Style name: which font of the data's [task_table], points, bold, alignment.
_STYLES = {
    "Lantu Title": ("title_font", 20, True, WD_ALIGN_PARAGRAPH.CENTER),
    "Lantu Document": ("body_font", 14, False, WD_ALIGN_PARAGRAPH.CENTER),
    "Lantu Head": ("heading_font", 11, True, WD_ALIGN_PARAGRAPH.CENTER),
    "Lantu Group": ("heading_font", 11, False, WD_ALIGN_PARAGRAPH.LEFT),
    "Lantu Cell": ("body_font", 11, False, WD_ALIGN_PARAGRAPH.LEFT),
    "Lantu Mark": ("body_font", 11, False, WD_ALIGN_PARAGRAPH.CENTER),
    "Lantu Note": ("body_font", 9, False, WD_ALIGN_PARAGRAPH.LEFT),
}


def to_docx(ledger: Ledger, words: Words) -> bytes:
    """The document, the same bytes for the same ledger."""
    page = open_page(words, words.text("title"))
    page.add_paragraph(words.text("task_table", "title"), style="Lantu Title")
    for index in range(len(ledger.documents)):
        title = page.add_paragraph(printable(ledger.title_of(index)), style="Lantu Document")
        title.paragraph_format.page_break_before = index > 0
        groups = groupby(ledger.rows_of(index), key=lambda row: _group_of(ledger, row, words))
        add_task_table(page, words, ((heading, [_task_cells(ledger, row, words) for row in rows]) for heading, rows in groups))
        page.add_paragraph(words.text("task_table", "note"), style="Lantu Note")
    return page_bytes(page)


def open_page(words: Words, title: str) -> Any:
    """An empty document with the project's page and styles."""
    page = docx.Document()
    _set_page(page, words)
    page.core_properties.title = title
    page.core_properties.author = ""
    page.core_properties.created = page.core_properties.modified = _CREATED
    for name, (font, points, bold, alignment) in _STYLES.items():
        _add_style(page, name, words.table["task_table"][font], points, bold=bold, alignment=alignment)
    return page


def page_bytes(page: Any) -> bytes:
    """The document as a file that is the same for the same content."""
    data = io.BytesIO()
    page.save(data)
    return with_fixed_dates(data.getvalue())


def _group_of(ledger: Ledger, row: LedgerRow, words: Words) -> str:
    title = ledger.title_of(row.document)
    headings = [heading for heading in row.promise.headings if heading != title]
    return printable(words.join(headings[:_GROUP_DEPTH], "heading_separator")) or str(words.text("task_table", "no_heading"))


def _task_cells(ledger: Ledger, row: LedgerRow, words: Words) -> dict[str, Cell]:
    cells = row_cells(ledger, row, words)
    if not cells["due"] and row.promise.due_text:
        cells["due"] = words.phrase("as_written", text=row.promise.due_text)
    if row.same_as is not None:
        cells["text"] = f"{cells['text']}{words.text('task_table', 'same_as').format(number=row.same_as)}"
    return cells


def _add_style(page: Any, name: str, font: dict[str, str], points: int, *, bold: bool, alignment: Any) -> None:
    style = page.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size, style.font.bold = font["latin"], Pt(points), bold
    # Word takes Chinese characters from a font of their own, which python-docx has no property for; the hint adds quotation marks.
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font["asian"])
    style.element.rPr.rFonts.set(qn("w:hint"), "eastAsia")
    style.paragraph_format.alignment = alignment
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)


def _set_page(page: Any, words: Words) -> None:
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.footer_distance = Mm(8)
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = words.text("phrases", "page_of")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        paragraph.add_run(text)
        if field:
            code = OxmlElement("w:fldSimple")
            code.set(qn("w:instr"), field)
            paragraph._p.append(code)
