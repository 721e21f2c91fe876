"""The place that speaks in a text without a government's title: news, interviews, reports of meetings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from lantu.gazetteers import find_places, place_row
from lantu.rules import compile_pattern

__all__ = ["speaking_place"]

# A mention in the title weighs as much as this many in the text; one with an office or a "will" behind it likewise.
_TITLE_WEIGHT, _SPEAKING_WEIGHT = 3, 3
# A region of several provinces, or a province that a district's news names in passing, does not speak for itself.
_SPEAKING_LEVELS = ("zone", "county", "city", "province")
_LEAST = 3


@cache
def _speaking() -> re.Pattern[str]:
    return compile_pattern("{places_speaking_words}")


def speaking_place(title: str, text: Sequence[str]) -> str:
    """The place named most, offices and announcements counting more; "" where none stands out.

    >>> speaking_place("长沙市将新建学校", ["长沙市要加快建设。"])
    '长沙市'
    >>> speaking_place("园区观察", ["产业兴旺。"])
    ''
    """
    counts: Counter[str] = Counter()
    for line, weight in ((title, _TITLE_WEIGHT), *((line, 1) for line in text)):
        for place in find_places(line):
            if place.level in _SPEAKING_LEVELS:
                speaks = _speaking().match(line, place.end) is not None
                counts[_full_name(place.name)] += weight + (_SPEAKING_WEIGHT if speaks else 0)
    if not counts:
        return ""
    name, count = max(counts.items(), key=lambda item: (item[1], len(item[0])))
    return name if count >= _LEAST else ""


def _full_name(name: str) -> str:
    row = place_row(name)
    return row["name"] if row else name
