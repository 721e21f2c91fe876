"""What a DOCX paragraph's style says: title, heading and its level, the list it belongs to; looked up through the styles it is based on."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Styles"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_TITLES = {"title": "title", "subtitle": "title"}
# Styles based on each other in a circle are damage; no real chain is longer.
_LONGEST_CHAIN = 12
# Outline level 9 is body text.
_BODY_LEVEL = 9


class Styles:
    """The styles of one package by id."""

    def __init__(self, package: Any) -> None:
        self._elements = {element.get(f"{_W}styleId", ""): element for element in package.styles.element.iterchildren(f"{_W}style")}
        self._known: dict[str, str] = {}

    def style_of(self, paragraph: Any) -> str:
        """``heading N``, ``title`` or ""."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return ""
        own = _outline(properties)
        return own if own is not None else self._style(_value(properties, "pStyle"))

    def numbering_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list (its id and level) that a paragraph belongs to by itself or by its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        found, level = _numbering(properties)
        for element in self._chain(_value(properties, "pStyle")):
            if found is not None:
                break
            style_properties = element.find(f"{_W}pPr")
            if style_properties is not None:
                found, level = _numbering(style_properties)
        return (found, level) if found and found != "0" else None

    def _style(self, style_id: str) -> str:
        if style_id not in self._known:
            self._known[style_id] = next(filter(None, (_named(element) for element in self._chain(style_id))), "")
        return self._known[style_id]

    def _chain(self, style_id: str) -> list[Any]:
        chain: list[Any] = []
        while style_id in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[style_id])
            style_id = _value(chain[-1], "basedOn")
        return chain


def _named(element: Any) -> str:
    name = _value(element, "name").lower()
    if heading := _HEADING_NAME.fullmatch(name):
        return f"heading {heading[1]}"
    properties = element.find(f"{_W}pPr")
    return _TITLES.get(name) or (properties is not None and _outline(properties)) or ""


def _outline(properties: Any) -> str | None:
    level = _value(properties, "outlineLvl")
    if not level.isdecimal():
        return None
    return f"heading {int(level) + 1}" if int(level) < _BODY_LEVEL else ""


def _numbering(properties: Any) -> tuple[str | None, int]:
    element = properties.find(f"{_W}numPr")
    if element is None:
        return None, 0
    level = _value(element, "ilvl")
    return _value(element, "numId") or None, int(level) if level.isdecimal() else 0


def _value(element: Any, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""
