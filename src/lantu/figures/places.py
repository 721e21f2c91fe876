"""For which place a figure is measured, where its indicator begins with one: 长沙机场旅客吞吐量 is 旅客吞吐量 of 长沙机场.

Comes in: an indicator and the document's own place. Goes out: the place as named and the indicator without it. Deliberately not done:
places that stand elsewhere in the sentence; they may only be where something happened.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.gazetteers import find_places
from lantu.rules import compile_pattern, word_list, word_set

__all__ = ["is_zone", "split_place"]

# What is left of an indicator without its place names something only from here on.
_LEAST = 2


@cache
def _facility() -> re.Pattern[str]:
    return compile_pattern("{figures_facilities}")


@cache
def _zone() -> re.Pattern[str]:
    """A zone, port or body with a name of its own, before what was done there or what is measured of it."""
    return compile_pattern(
        "^(?!{figures_generic_zones})(?P<name>(?:(?:[^，。；、的和与及]{2,5}、)*[^，。；、的和与及]{2,16}?{figures_zones}|[^，。；、的和与及河湖江]{1,2}{figures_waters}|{figures_only_zones}))"
        "(?=(?:累计|已|全年|共)?(?:{figures_do_verbs}|{figures_add_verbs}|[^，。；、的]{0,8}?{figures_measure_nouns}(?:年均)?(?:{figures_fall_verbs}|{figures_rise_verbs})?$|{figures_people_nouns}|{figures_firm_nouns}|上市公司|[^，。；、的]{0,2}货邮))"
    )


@cache
def _whole_zone() -> re.Pattern[str]:
    return compile_pattern("^(?!{figures_generic_zones})(?:[^，。；、的和与及]{2,16}?{figures_zones}|{figures_only_zones})$")


@cache
def _doing() -> re.Pattern[str]:
    return compile_pattern("{figures_add_verbs}")


@cache
def _named_zone() -> re.Pattern[str]:
    return compile_pattern("^[^，。；、的和与及]{4,16}?{figures_zones}")


@cache
def _name_verbs() -> re.Pattern[str]:
    return compile_pattern("{figures_zone_verbs}")


@cache
def _act() -> re.Pattern[str]:
    return compile_pattern("{figures_do_verbs}|{figures_add_verbs}|{figures_cut_verbs}")


@cache
def _area() -> re.Pattern[str]:
    return compile_pattern("^{figures_areas}(?={figures_area_nouns})")


@cache
def _served() -> re.Pattern[str]:
    """An area right behind the verb of what is done for it: 覆盖中西部地区农村中小学."""
    return compile_pattern("^(?P<verb>{figures_do_verbs}|{figures_add_verbs})(?P<area>{figures_areas})(?={figures_area_nouns})")


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
    if served := _served().match(indicator):
        return served["area"], served["verb"] + indicator[served.end() :]
    if _doing().match(indicator):
        return "", indicator
    area = _area().match(indicator)
    end = area.end() if area else _named_end(indicator, own)
    if end and _no_place().match(indicator[end:]):
        end = 0
    end = max(end, _zone_end(indicator))
    return (indicator[:end], indicator[end:]) if end and len(indicator) - end >= _LEAST else ("", indicator)


def _named_end(indicator: str, own: str) -> int:
    """Where the place ends that the indicator begins with; 0 where it begins with none or with the document's own."""
    end = 0
    for place in find_places(indicator):
        listed = end and place.start == end + 1 and indicator[end] in word_set("figures_list_joiners")
        if (place.start != end and not listed) or (not end and place.name == own):
            break
        if indicator[: place.end].endswith(word_list("figures_loose_areas")):
            break
        end = place.end
    facility = _facility().match(indicator, end) if end else None
    if facility or not end:
        return facility.end() if facility else end
    # A zone may be named after the place and more: 长三角生态绿色一体化发展示范区.
    zone = _named_zone().match(indicator)
    return max(end, zone.end()) if zone and not _is_act(zone[0]) else end


def is_zone(words: str) -> bool:
    """Whether the words are the name of a zone or body and nothing else.

    >>> is_zone("长三角生态绿色一体化发展示范区"), is_zone("国家级示范区"), is_zone("建设示范区")
    (True, False, False)
    """
    return bool(_whole_zone().match(words)) and not _is_act(words)


def _is_act(words: str) -> bool:
    """Whether a verb of doing stands in the words, other than those that zones are named after (开发区, 发展示范区)."""
    return bool(_act().search(_name_verbs().sub("", words)))


def _zone_end(indicator: str) -> int:
    """Where the zone ends that the indicator begins with; 0 where it begins with none, or with something done to one (创建国家级高新区)."""
    zone = _zone().match(indicator)
    return 0 if zone is None or _is_act(zone["name"]) else zone.end()
