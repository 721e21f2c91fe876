"""A page cut into blocks as a reader sees them, from the parser's events: no tree is built, so depth costs nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from lantu.rules import word_set

__all__ = ["Block", "Page", "parse_page"]

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "math", "head", "canvas", "audio", "video"}
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "del",
        "nobr",
        "o:p",
    ]
)
_BY_TAG = {"nav": "nav", "header": "header", "footer": "footer", "aside": "chrome", "button": "chrome", "textarea": "chrome"}
_HEADING = re.compile(r"h([1-6])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME_PART = re.compile(r"[A-Za-z]+|\d+")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n\s*(?={_WIDE})")
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Elements below this depth are named by this ancestor: the name of an element a million deep is of no use to anyone.
_NAMED_DEPTH = 64
_CONTAINERS = frozenset({"html", "body"})


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the page. ``links`` counts its characters inside links; ``row`` is the (table, row) of a data table."""

    text: str
    element: str
    style: str = ""
    links: int = 0
    cell: tuple[int, int, int] | None = None

    @property
    def row(self) -> tuple[int, int] | None:
        """Table and row of a cell."""
        return self.cell[:2] if self.cell else None


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks in order, the page's own words about itself, and how deep its elements are nested."""

    blocks: tuple[Block, ...]
    title: str
    meta: Mapping[str, str]
    depth: int


@dataclass(slots=True)
class _Table:
    number: int
    depth: int
    row: int = 0
    column: int = 0
    columns: int = 0
    nested: bool = False


@dataclass(slots=True)
class _Frame:
    path: str
    style: str
    skipped: bool
    linked: bool
    pre: bool
    children: dict[str, int] = field(default_factory=dict)


def parse_page(text: str) -> Page:
    """Cut a page into blocks. White space is collapsed as a browser does; a line break between two Chinese characters is none."""
    events = _Events()
    # The parser takes a NUL for the end; a lone surrogate has no UTF-8.
    data = text.replace("\0", "\ufffd").encode("utf-8", errors="replace")
    parser = etree.HTMLParser(target=events, encoding="utf-8", huge_tree=True)
    parser.feed(data)
    try:
        parser.close()
    except etree.XMLSyntaxError:
        events.flush()
    return events.page()


class _Events:
    """Receives the parser's events."""

    def __init__(self) -> None:
        self.frames = [_Frame("", "", skipped=False, linked=False, pre=False)]
        self.depth = 0
        self.pieces: list[str] = []
        self.links = 0
        self.blocks: list[tuple[Block, _Table | None]] = []
        self.tables: list[_Table] = []
        self.table_count = 0
        self.title: list[str] = []
        self.in_title = False
        self.meta: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        parent = self.frames[-1]
        if tag == "meta":
            self._note_meta(attributes)
        elif tag == "link" and attributes.get("rel", "").lower() == "canonical":
            self.meta.setdefault("canonical", attributes.get("href", ""))
        elif tag == "title" and not self.title:
            self.in_title = True
        if tag not in _INLINE:
            self.flush()
            self._enter_table_part(tag)
        self.frames.append(self._frame(tag, attributes, parent))
        self.depth = max(self.depth, len(self.frames) - 1)

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag not in _INLINE:
            self.flush()
        if tag == "title":
            self.in_title = False
        if tag == "table" and self.tables and self.tables[-1].depth == len(self.frames) - 1:
            self.tables.pop()
        if len(self.frames) > 1:
            self.frames.pop()

    def data(self, text: str) -> None:
        """Characters."""
        if self.in_title:
            self.title.append(text)
        frame = self.frames[-1]
        if frame.skipped:
            return
        self.pieces.append(text)
        if frame.linked:
            self.links += len(text.strip())

    def comment(self, text: str) -> None:
        """Comments are not seen."""

    def close(self) -> None:
        """The page ends."""
        self.flush()

    def flush(self) -> None:
        """Make what was gathered a block."""
        if not self.pieces:
            return
        frame = self.frames[-1]
        raw = "".join(self.pieces)
        lines = raw.split("\n") if frame.pre else [_SPACE.sub(" ", _BREAK_BETWEEN_WIDE.sub("", raw))]
        table = self.tables[-1] if self.tables else None
        for line in lines:
            text = line.strip(" \t\r\f\n")
            if text.strip("\u3000\xa0\u200b\ufeff"):
                cell = (table.number, table.row, table.column) if table and table.row and table.column else None
                self.blocks.append((Block(text, frame.path, frame.style, self.links, cell), table))
        self.pieces, self.links = [], 0

    def page(self) -> Page:
        """All that was received. A table of one column, of one row, or with a table inside only lays the page out."""
        blocks = [_settle(block, table) for block, table in self.blocks]
        return Page(tuple(blocks), _SPACE.sub(" ", "".join(self.title)).strip(), self.meta, self.depth)

    def _frame(self, tag: str, attributes: Mapping[str, str], parent: _Frame) -> _Frame:
        plain = tag in _INLINE or (len(self.frames) > _NAMED_DEPTH and tag not in _SKIPPED and tag not in _BY_TAG)
        if plain and not attributes and tag != "a":
            return parent
        skipped = parent.skipped or tag in _SKIPPED or _is_hidden(attributes)
        path = parent.path
        if tag not in _INLINE and len(self.frames) <= _NAMED_DEPTH:
            count = parent.children[tag] = parent.children.get(tag, 0) + 1
            path = f"{path}/{tag}" if tag in _CONTAINERS and count == 1 else f"{path}/{tag}[{count}]"
            path = path.lstrip("/")
        style = parent.style or _chrome_style(tag, attributes)
        if heading := _HEADING.fullmatch(tag):
            style = style if style in _CHROME_STYLES else f"heading {heading[1]}"
        elif tag == "li" and not style:
            style = "list"
        return _Frame(path, style, skipped, parent.linked or tag == "a", parent.pre or tag == "pre")

    def _enter_table_part(self, tag: str) -> None:
        if len(self.frames) > _NAMED_DEPTH:
            return
        if tag == "table":
            if self.tables:
                self.tables[-1].nested = True
            self.table_count += 1
            self.tables.append(_Table(self.table_count, len(self.frames)))
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column = 0
        elif tag in ("td", "th") and self.tables:
            table = self.tables[-1]
            table.column += 1
            table.columns = max(table.columns, table.column)

    def _note_meta(self, attributes: Mapping[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").strip().lower()
        if name and attributes.get("content"):
            self.meta.setdefault(name, attributes["content"].strip())


_CHROME_STYLES = frozenset({"nav", "header", "footer", "chrome"})


def _settle(block: Block, table: _Table | None) -> Block:
    if table is None or block.cell is None:
        return block
    if table.nested or table.columns < 2 or table.row < 2:
        return Block(block.text, block.element, block.style, block.links)
    return Block(block.text, block.element, block.style or "table", block.links, block.cell)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))


def _chrome_style(tag: str, attributes: Mapping[str, str]) -> str:
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag in _CONTAINERS or tag in _INLINE:
        return ""
    for attribute in ("id", "class", "role"):
        if names := attributes.get(attribute):
            for name in names.split()[:8]:
                if style := _style_by_name(name.lower()):
                    return style
    return ""


@cache
def _chrome_names() -> tuple[tuple[frozenset[str], str], ...]:
    return tuple((word_set(f"sources_{style}_names"), style) for style in ("nav", "header", "footer", "chrome"))


def _style_by_name(name: str) -> str:
    """``top-nav2`` is navigation, ``navy`` is not."""
    parts = {name, *_NAME_PART.findall(name)}
    return next((style for names, style in _chrome_names() if parts & names), "")
