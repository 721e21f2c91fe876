"""What a page says of itself: title, day of publication, source, author, address; from its meta elements, its headline and its byline."""

from __future__ import annotations

import re
from functools import cache

from lantu.rules import Rule, load_rules, word_list
from lantu.sources.html_blocks import Block, Page
from lantu.types import Metadata

__all__ = ["iso_day", "page_metadata"]

_DAY = re.compile(r"((?:19|20)\d{2})\D{1,3}(\d{1,2})(?!\d)(?:\D{1,3}(\d{1,2})(?!\d))?")
# The site's name is hung to the title behind one of these.
_SITE_SUFFIX = re.compile(r"\s*(?:[_|｜]|\s[-–—]\s|--|——).*$")
_BYLINE_LENGTH = 200
_CHROME_WITHOUT_BYLINE = frozenset({"nav", "footer"})
_FIELDS = ("title", "date", "source", "author", "url")


def page_metadata(page: Page, blocks: tuple[Block, ...]) -> Metadata:
    """Only what the page states; for the other fields the reason is "not stated"."""
    byline = _byline(blocks)
    found = {
        "title": _headline(page, blocks),
        "date": iso_day(_meta(page, "date")) or iso_day(byline.get("date", "")),
        "source": byline.get("source", "") or _meta(page, "source"),
        "author": byline.get("author", "") or _meta(page, "author"),
        "url": page.meta.get("canonical", "") or _meta(page, "url"),
    }
    return Metadata(**found, reasons={name: "not stated" for name in _FIELDS if not found[name]})


def iso_day(text: str) -> str:
    """The first day in a text, as far as it is given; "" where there is none.

    >>> iso_day("2026年2月3日 08:30"), iso_day("2026-02"), iso_day("9:30")
    ('2026-02-03', '2026-02', '')
    """
    if compact := re.match(r"\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)", text):
        text = "-".join(compact.groups())
    match = _DAY.search(text)
    if not match or not 1 <= int(match[2]) <= 12:
        return ""
    month = f"{match[1]}-{int(match[2]):02}"
    return f"{month}-{int(match[3]):02}" if match[3] and 1 <= int(match[3]) <= 31 else month


def _meta(page: Page, field: str) -> str:
    return next((page.meta[name] for name in word_list(f"sources_meta_{field}") if page.meta.get(name)), "")


def _headline(page: Page, blocks: tuple[Block, ...]) -> str:
    """The headline of the text, else what the meta elements say, else the window's title without the site's name."""
    headlines = [block.text for block in blocks if block.style == "heading 1"]
    if len(headlines) == 1:
        return headlines[0]
    return _meta(page, "title") or (_SITE_SUFFIX.sub("", page.title) or page.title)


def _byline(blocks: tuple[Block, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        if len(block.text) > _BYLINE_LENGTH or block.style in _CHROME_WITHOUT_BYLINE:
            continue
        for rule in _byline_rules():
            if rule.effect["field"] not in found and (match := rule.regex.search(block.text)):
                found[rule.effect["field"]] = match["value"]
    return found


@cache
def _byline_rules() -> tuple[Rule, ...]:
    return load_rules("sources_byline").rules
