"""Readings in brackets behind their characters: 產(chǎn)業(yè).

A web page that was rewritten to escape search engines carries hundreds of them. A gloss of a rare character is the author's own and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import cache

from lantu.clean.charsets import basic_han, common_han, han
from lantu.clean.edits import Edit

__all__ = ["find_readings", "has_readings", "strip_readings"]

_LETTERS = "a-zāáǎàōóǒòēéěèêīíǐìūúǔùüǖǘǚǜńňǹḿ"
_TONED = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜăĕĭŏŭ]")
_BRACKET = re.compile(rf"([\u3400-\u9fff])([(（]([{_LETTERS}ɡăĕĭŏŭ\u0300-\u036f]{{1,8}})[)）])")
# Letters that stand for others in some fonts and input methods: script g, breves for the third tone.
_LOOKALIKES = str.maketrans("ɡăĕĭŏŭ", "gǎěǐǒǔ")
# Two brackets are no accident where there is one for every 150 ideographs; seed 004 has one for 6, clean reports none.
_MIN_READINGS = 2
_IDEOGRAPHS_A_READING = 150


@cache
def _readings(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, heteronym=True, style=Style.TONE)[0])


def _is_own_reading(match: re.Match[str]) -> bool:
    reading = unicodedata.normalize("NFC", match[3].translate(_LOOKALIKES))
    return reading in _readings(match[1])


def find_readings(text: str, known: Container[str]) -> list[re.Match[str]]:
    """Brackets that hold a reading, tone and all, of the character before them, where its simplified form is among the ``known``.

    >>> [match[2] for match in find_readings("產(chǎn)業(yè)在中国(湖南)和Park(park)", common_han())]
    ['(chǎn)', '(yè)']
    >>> find_readings("垚(yáo)是土高之貌", common_han())       # rare: the gloss helps a reader
    []
    """
    return [match for match in _BRACKET.finditer(text) if _is_own_reading(match) and _simplified(match[1]) in known]


@cache
def _simplified(character: str) -> str:
    from lantu.clean.scripts import simplify

    return simplify(character)


def has_readings(text: str, odd: str) -> bool:
    """Whether so many characters carry their reading that it cannot be the author's hand. ``odd``: its ``odd_characters``."""
    if not _TONED.search(odd):
        return False
    found = len(find_readings(text, common_han()))
    return found >= _MIN_READINGS and found * _IDEOGRAPHS_A_READING >= len(han(text))


def strip_readings(text: str) -> list[Edit]:
    """Take the readings out of a text that has them by machine; other brackets stay, and so does a gloss of a truly rare character."""
    return [Edit("clean.reading", *match.span(2), after="") for match in find_readings(text, basic_han())]
