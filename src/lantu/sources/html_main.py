"""Which blocks of a page are the document and which are the site's: trafilatura's opinion, corrected by what the lines themselves say."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from lantu.rules import Rule, load_rules
from lantu.sources.html_blocks import Block, Page

__all__ = ["CHROME_STYLES", "mark_chrome"]

CHROME_STYLES = frozenset({"nav", "header", "footer", "chrome"})
# Beyond this trafilatura is not asked: its time grows faster than the page.
_ASK_UP_TO = 400_000
_BLOCKS_UP_TO = 5_000
# A block of which so much is link text, and which is no longer than this, is a list of links.
_LINK_SHARE = 0.6
_LINK_LENGTH = 60
# A block with at least this many characters and no links is prose, wherever it stands.
_PROSE_LENGTH = 40
_NOT_SPACE = re.compile(r"\s+")
# Lines shorter than this occur in the main text by chance.
_SURE_LENGTH = 6
_FURNITURE_LENGTH = 160


def mark_chrome(page: Page, html: str, *, nested_too_deep: bool) -> tuple[Block, ...]:
    """The page's blocks, those of the site with the style "chrome" where their element does not already say "nav", "header" or "footer"."""
    asked = not nested_too_deep and len(html) <= _ASK_UP_TO and len(page.blocks) <= _BLOCKS_UP_TO
    main_text = _main_text(html) if asked else ""
    kept = [_is_kept(block, main_text) for block in page.blocks]
    first, last = _main_span(page.blocks, kept)
    marked = [_mark(block, kept[i], inside=first <= i <= last) for i, block in enumerate(page.blocks)]
    # A page without any main block (a bare list of links, a frame) is given whole.
    if all(block.style in CHROME_STYLES for block in marked):
        return page.blocks
    return tuple(marked)


def _main_text(html: str) -> str:
    import trafilatura

    try:
        text = trafilatura.extract(html, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    except (ValueError, RecursionError, TypeError, AttributeError, AssertionError, IndexError):
        return ""
    lines = (text or "").replace("|", "\n").split("\n")
    return "\n".join(["", *(_NOT_SPACE.sub("", line).lstrip("-#") for line in lines), ""])


def _is_kept(block: Block, main_text: str) -> bool:
    squeezed = _NOT_SPACE.sub("", block.text)
    return (squeezed if len(squeezed) >= _SURE_LENGTH else f"\n{squeezed}\n") in main_text


def _main_span(blocks: tuple[Block, ...], kept: list[bool]) -> tuple[int, int]:
    """From the first to the last block of the main text; all blocks where nothing is known of it."""
    places = [i for i, block in enumerate(blocks) if kept[i] and block.style not in CHROME_STYLES]
    if not places:
        return 0, len(blocks) - 1
    first = places[0]
    # The headline stands above the text, often apart from it.
    headline = next((i for i in range(first, -1, -1) if blocks[i].style in ("heading 1", "heading 2")), first)
    return headline, places[-1]


def _mark(block: Block, kept: bool, *, inside: bool) -> Block:  # noqa: FBT001
    if block.style in CHROME_STYLES:
        return block
    if _is_furniture(block):
        return replace(block, style="chrome")
    if kept or (block.style.startswith("heading") and inside):
        return block
    linked = block.links > _LINK_SHARE * len(block.text) and len(block.text) <= _LINK_LENGTH
    prose = len(block.text) >= _PROSE_LENGTH and block.links <= 0.3 * len(block.text)
    if linked or not (inside or prose):
        return replace(block, style="chrome")
    return block


def _is_furniture(block: Block) -> bool:
    return len(block.text) <= _FURNITURE_LENGTH and any(rule.regex.search(block.text.strip()) for rule in _furniture_rules())


@cache
def _furniture_rules() -> tuple[Rule, ...]:
    return load_rules("sources_page").rules
