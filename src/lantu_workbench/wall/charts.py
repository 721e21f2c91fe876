"""Charts as SVG, drawn here: lengths in percent of the chart's width, so that letters keep their size on every screen and on paper.

Comes in: values with labels and addresses. Goes out: SVG whose every bar is a link, with no style of its own (the page's policy forbids
it): ``wall.css`` colours the classes. Each chart also stands on the page as a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_workbench.wall.places import Map

__all__ = ["Mark", "bar_chart", "column_chart", "fitting", "strip_chart", "tile_map"]

# Pixels. A row of a bar chart is a label above a bar.
_ROW, _BAR = 42, 8
_HEIGHT, _TOP, _FOOT = 190, 24, 24
_STRIP = 30
# The widest column, in percent of the chart.
_THICKEST = 9.0
_TILE, _GAP = 50, 4
# How wide a label may be, in half-width characters: what fits beside the count on a narrow screen.
_WIDEST = 38


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: ``tone`` is a class of the style sheet; ``table`` what its row of the table says besides the count."""

    label: str
    count: int
    address: str
    tone: str = ""
    figured: int = 0
    due: int = 0
    share: int = 0


def fitting(text: str, widest: int = _WIDEST) -> str:
    """A label that fits, its end left out.

    >>> fitting("市人民政府办公厅", 9)
    '市人民…'
    """
    width = 0
    for at, character in enumerate(text):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > widest:
            return f"{_before(text[:at], widest - 2)}…"
    return text


def _before(text: str, widest: int) -> str:
    while sum(2 if east_asian_width(character) in "WF" else 1 for character in text) > widest:
        text = text[:-1]
    return text


def _percent(part: float) -> str:
    return f"{part:.2f}%"


def bar_chart(title: str, marks: Sequence[Mark]) -> SafeString:
    """Bars below one another, their labels above them."""
    most = max((mark.count for mark in marks), default=1) or 1
    rows = format_html_join(
        "",
        '<a href="{}" class="mark {}"><title>{}</title><rect class="hit" y="{}" width="100%" height="{}"/>'
        '<text y="{}">{}</text><text class="count" x="100%" y="{}">{}</text>'
        '<rect class="track" y="{}" width="100%" height="{}" rx="3"/><rect class="fill" y="{}" width="{}" height="{}" rx="3"/></a>',
        (
            (
                *(mark.address, mark.tone, f"{mark.label} {mark.count}", at * _ROW, _ROW),
                *(at * _ROW + 17, fitting(mark.label), at * _ROW + 17, mark.count),
                *(at * _ROW + 24, _BAR, at * _ROW + 24, _percent(max(0.8 if mark.count else 0, 100 * mark.count / most)), _BAR),
            )
            for at, mark in enumerate(marks)
        ),
    )
    return format_html(
        '<svg class="chart" width="100%" height="{}" role="group" aria-label="{}">{}</svg>', len(marks) * _ROW - 6, title, rows
    )


def column_chart(title: str, marks: Sequence[Mark]) -> SafeString:
    """Columns beside one another, their counts above them."""
    most = max((mark.count for mark in marks), default=1) or 1
    wide, room, floor = 100 / max(len(marks), 1), _HEIGHT - _TOP - _FOOT, _HEIGHT - _FOOT
    thick = min(0.6 * wide, _THICKEST)
    heights = [max(2 if mark.count else 0, round(room * mark.count / most)) for mark in marks]
    columns = format_html_join(
        "",
        '<a href="{}" class="mark {}"><title>{}</title><rect class="hit" x="{}" width="{}" height="100%"/>'
        '<rect class="fill" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text class="count" x="{}" y="{}">{}</text><text class="foot" x="{}" y="{}">{}</text></a>',
        (
            (
                *(mark.address, mark.tone, f"{mark.label} {mark.count}", _percent(at * wide), _percent(wide)),
                *(_percent((at + 0.5) * wide - thick / 2), floor - height, _percent(thick), height),
                *(_percent((at + 0.5) * wide), floor - height - 7, mark.count, _percent((at + 0.5) * wide), _HEIGHT - 6, mark.label),
            )
            for at, (mark, height) in enumerate(zip(marks, heights, strict=True))
        ),
    )
    return format_html(
        '<svg class="chart columns" width="100%" height="{}" role="group" aria-label="{}">'
        '<line class="floor" x1="0" x2="100%" y1="{}" y2="{}"/>{}</svg>',
        *(_HEIGHT, title, floor, floor, columns),
    )


def strip_chart(title: str, marks: Sequence[Mark]) -> SafeString:
    """One bar whose parts are the whole."""
    total = sum(mark.count for mark in marks) or 1
    parts, at = [], 0.0
    for mark in marks:
        share = 100 * mark.count / total
        if mark.count:
            parts.append((mark.address, mark.tone, f"{mark.label} {mark.count}", _percent(at), _percent(share), _STRIP))
        at += share
    drawn = format_html_join(
        "", '<a href="{}" class="mark {}"><title>{}</title><rect class="part" x="{}" width="{}" height="{}"/></a>', parts
    )
    return format_html('<svg class="chart strip" width="100%" height="{}" role="group" aria-label="{}">{}</svg>', _STRIP, title, drawn)


def tile_map(title: str, drawn: Map, addresses: Sequence[str]) -> SafeString:
    """The areas as tiles, the more entries the darker; what is written on a tile scales with it."""
    tiles = format_html_join(
        "",
        '<a href="{}" class="tile step-{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="5"/>'
        '<text class="short size-{}" x="{}" y="{}">{}</text><text class="count" x="{}" y="{}">{}</text></a>',
        (
            (
                *(address, area.step, f"{area.name} {area.count}"),
                *(area.column * _TILE, area.row * _TILE, _TILE - _GAP, _TILE - _GAP),
                *(len(area.short), area.column * _TILE + (_TILE - _GAP) / 2, area.row * _TILE + 20, area.short),
                *(area.column * _TILE + (_TILE - _GAP) / 2, area.row * _TILE + 37, area.count or ""),
            )
            for area, address in zip(drawn.areas, addresses, strict=True)
        ),
    )
    return format_html(
        '<svg class="tiles" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>',
        *(drawn.columns * _TILE - _GAP, drawn.rows * _TILE - _GAP, title, tiles),
    )
