"""HTML: the visible text of the whole page in its order, what belongs to the site and not to the document said in ``Location.style``.

Comes in: the bytes of a page. Goes out: one line for each block of the page, one line for each row of a data table (its cells parted by a
tab), each with its element. Deliberately not done: leaving the site's lines out; that is for who reads the document.
"""

from __future__ import annotations

import re

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources.content import Content, TextBuilder
from lantu.sources.encodings import Decoded, decode_text
from lantu.sources.html_blocks import Block, parse_page
from lantu.sources.html_main import CHROME_STYLES, mark_chrome
from lantu.sources.html_metadata import page_metadata

__all__ = ["read_html"]

_CHARSET = re.compile(rb"""<(?:meta[^>]{0,200}|\?xml[^>]{0,100})(?:charset|encoding)\s*=\s*["']?\s*([a-zA-Z0-9_-]{2,20})""", re.IGNORECASE)
_WITHIN = 8192
# Deeper than this a page is damaged or hostile; its text is kept, its structure is not looked at.
_DEEPEST = 256


def read_html(data: bytes, path: str, options: ReadOptions) -> Content:
    """Read a page. Raises ReadError L104, L109, L117, L115 (no visible text). Warnings: L151 nested too deep, L153 lost bytes."""
    decoded = _decode(data, path, options)
    page = parse_page(decoded.text)
    if not page.blocks:
        raise ReadError("L115", file=path, kind="html")
    warnings = [code for code, there in (("L151", page.depth > _DEEPEST), ("L153", decoded.replaced)) if there]
    blocks = mark_chrome(page, decoded.text, nested_too_deep=page.depth > _DEEPEST)
    builder = _build(blocks)
    return Content(builder.text, builder.locations, page_metadata(page, blocks), decoded.encoding, tuple(warnings))


def _decode(data: bytes, path: str, options: ReadOptions) -> Decoded:
    """What the page says of its encoding holds where its bytes agree."""
    stated = _CHARSET.search(data[:_WITHIN])
    if options.encoding is None and stated and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = stated[1].decode("ascii").lower()
        try:
            return decode_text(data, path, "gb18030" if name in ("gb2312", "gbk") else "big5hkscs" if name == "big5" else name)
        except ReadError:
            pass
    return decode_text(data, path, options.encoding)


def _build(blocks: tuple[Block, ...]) -> TextBuilder:
    builder = TextBuilder()
    before: Block | None = None
    paragraphs = 0
    for block in blocks:
        same_row = before is not None and block.row is not None and before.row == block.row and before.cell != block.cell
        own = block.style not in CHROME_STYLES
        paragraphs += own
        place = {"element": block.element, "style": block.style, "cell": block.cell, "paragraph": paragraphs if own else None}
        builder.add(block.text, before="\t" if same_row else "\n", **place)
        before = block
    return builder
