"""The automatic numbers of DOCX lists and headings, counted as a word processor counts them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lantu.rules import word_list
from lantu.sources.docx_styles import Styles

__all__ = ["Numbering", "chinese_count", "format_number"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_CIRCLED = {1: "\u2460", 21: "\u3251", 36: "\u32b1"}
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"}
)
_MOST_ROMAN = 3999


class Numbering:
    """Counters of one document; call ``number_of`` for its paragraphs in order."""

    def __init__(self, package: Any) -> None:
        self._lists: dict[str, tuple[str, dict[int, Any]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        part = next((rel.target_part for rel in package.part.rels.values() if rel.reltype == _NUMBERING), None)
        if part is not None and hasattr(part, "element"):
            self._load(part.element)

    def number_of(self, paragraph: Any, styles: Styles) -> str | None:
        """The number with its punctuation ("一、"), "" for a bullet, None for a paragraph that belongs to no list."""
        found = styles.numbering_of(paragraph)
        if found is None or found[0] not in self._lists or not 0 <= found[1] < _LEVELS:
            return None
        abstract, levels = self._lists[found[0]]
        if found[1] not in levels:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(counts, found[1], levels)
        return _render(counts, found[1], levels)

    def _load(self, element: Any) -> None:
        abstracts = {
            abstract.get(f"{_W}abstractNumId", ""): {int(level.get(f"{_W}ilvl", "0")): level for level in abstract.iterchildren(f"{_W}lvl")}
            for abstract in element.iterchildren(f"{_W}abstractNum")
        }
        for number in element.iterchildren(f"{_W}num"):
            name, abstract = number.get(f"{_W}numId", ""), _value(number, "abstractNumId")
            # A list with its own start counts apart from the others of its kind.
            counter = name if number.find(f"{_W}lvlOverride/{_W}startOverride") is not None else f"abstract {abstract}"
            self._lists[name] = (counter, abstracts.get(abstract, {}))

    @staticmethod
    def _count(counts: list[int | None], at: int, levels: dict[int, Any]) -> None:
        for level in range(at + 1):
            if counts[level] is None:
                counts[level] = _start(levels, level)
            elif level == at:
                counts[level] = (counts[level] or 0) + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)


def format_number(value: int, style: str) -> str:
    """A number in one of the package format's styles; unknown styles are written in digits.

    >>> format_number(4, "upperRoman"), format_number(28, "lowerLetter"), format_number(3, "decimal")
    ('IV', 'bb', '3')
    """
    if style in _CHINESE:
        return chinese_count(value)
    if style == "chineseLegalSimplified":
        return chinese_count(value, legal=True)
    if style in ("upperRoman", "lowerRoman") and 0 < value <= _MOST_ROMAN:
        return _roman(value).upper() if style == "upperRoman" else _roman(value)
    if style in ("upperLetter", "lowerLetter") and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style.startswith("decimalEnclosedCircle") and 0 < value <= 50:
        base = max(start for start in _CIRCLED if start <= value)
        return chr(ord(_CIRCLED[base]) + value - base)
    if style == "ideographTraditional" and 0 < value <= 10:
        return word_list("sources_zodiac")[value - 1]
    return "" if style == "none" else f"{value:02}" if style == "decimalZero" else str(value)


@cache
def chinese_count(value: int, *, legal: bool = False) -> str:
    """A number below ten thousand as it is counted in headings.

    >>> chinese_count(3), chinese_count(10), chinese_count(25), chinese_count(107)
    ('三', '十', '二十五', '一百〇七')
    """
    kind = "legal" if legal else "counting"
    digits, units = word_list(f"sources_{kind}_digits"), ("", *word_list(f"sources_{kind}_units"))
    if not 0 < value < 10_000:
        return str(value)
    places = [int(digit) for digit in str(value)]
    out = ""
    for index, digit in enumerate(places):
        unit = units[len(places) - 1 - index]
        if digit:
            out += digits[digit] + unit
        elif any(places[index:]) and not out.endswith(digits[0]):
            out += digits[0]
    ten = digits[1] + units[1]
    return out[1:] if not legal and value < 20 and out.startswith(ten) else out


def _render(counts: list[int | None], at: int, levels: dict[int, Any]) -> str:
    if _value(levels[at], "numFmt") == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        style = _value(levels[level], "numFmt") if level in levels else "decimal"
        return format_number(counts[level] or _start(levels, level), style)

    text = _PLACE.sub(number, _value(levels[at], "lvlText"))
    return f"{text} " if text and text[-1].isascii() and text[-1].isalnum() else text


def _start(levels: dict[int, Any], level: int) -> int:
    value = _value(levels[level], "start") if level in levels else "1"
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _roman(value: int) -> str:
    out = ""
    for amount, letters in _ROMAN:
        count, value = divmod(value, amount)
        out += letters * count
    return out


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""
