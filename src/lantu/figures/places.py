"""For which place a figure is measured, where its indicator begins with one: 长沙机场旅客吞吐量 is 旅客吞吐量 of 长沙机场.

Comes in: an indicator and the document's own place. Goes out: the place as named and the indicator without it. Deliberately not done:
places that stand elsewhere in the sentence; they may only be where something happened.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.gazetteers import find_places
from lantu.rules import compile_pattern, word_list

__all__ = ["split_place"]

# What is left of an indicator without its place names something only from here on.
_LEAST = 2


@cache
def _facility() -> re.Pattern[str]:
    return compile_pattern("{figures_facilities}")


@cache
def _area() -> re.Pattern[str]:
    return compile_pattern("^{figures_areas}(?={figures_area_nouns})")


@cache
def _no_place() -> re.Pattern[str]:
    return compile_pattern("^{figures_not_of_place}")


def split_place(indicator: str, own: str = "") -> tuple[str, str]:
    """The place as named, "" where there is none or it is the document's own, and the indicator without it.

    >>> split_place("长沙机场旅客吞吐量", "湖南省"), split_place("脱贫地区农村居民收入", "湖南省")
    (('长沙机场', '旅客吞吐量'), ('脱贫地区', '农村居民收入'))
    >>> split_place("湖南大学新增院士", "湖南省"), split_place("湖南地区生产总值", "湖南省")
    (('', '湖南大学新增院士'), ('', '湖南地区生产总值'))
    """
    area = _area().match(indicator)
    end = area.end() if area else _named_end(indicator, own)
    rest = indicator[end:]
    if not end or len(rest) < _LEAST or _no_place().match(rest):
        return "", indicator
    return indicator[:end], rest


def _named_end(indicator: str, own: str) -> int:
    """Where the place ends that the indicator begins with; 0 where it begins with none or with the document's own."""
    end = 0
    for place in find_places(indicator):
        if place.start != end or (not end and place.name == own):
            break
        if indicator[: place.end].endswith(word_list("figures_loose_areas")):
            break
        end = place.end
    facility = _facility().match(indicator, end) if end else None
    return facility.end() if facility else end
