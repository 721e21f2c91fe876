"""Traditional characters written over a simplified text."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from lantu.clean.charsets import basic_han, han, in_big5
from lantu.clean.edits import Edit
from lantu.rules import load_rules

__all__ = ["Script", "simplify", "to_simplified", "which_script"]

# A name or a quotation in the other script is a few characters; a text with fewer than one in 300 of them is in one script.
_IDEOGRAPHS_A_FOREIGN_ONE = 300
_MIN_TRADITIONAL = 3
# Share of traditional among the characters that have two forms. Above: the whole text is traditional. Below: it only quotes.
_WHOLLY_TRADITIONAL = 0.95
_PARTLY_TRADITIONAL = 0.3


class Script(StrEnum):
    """What the characters of a text say of its script."""

    SIMPLIFIED = "simplified"
    MIXED = "mixed"
    TRADITIONAL = "traditional"


@cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    return convert


@cache
def _traditional_forms() -> frozenset[str]:
    every = "".join(map(chr, range(0x4E00, 0xA000)))
    simplified = "".join(_converter("t2s")(character) for character in every)
    return frozenset(old for old, new in zip(every, simplified, strict=True) if old != new) - basic_han()


@cache
def _simplified_forms() -> frozenset[str]:
    every = "".join(basic_han())
    return frozenset(character for character in every if _converter("s2t")(character) != character) - in_big5(every)


def which_script(text: str, odd: str) -> Script:
    """The script of a text; ``odd`` are its ``odd_characters``.

    A text in which lines mix both scripts is MIXED; one that only quotes the other script is what the rest of it is.

    >>> which_script("加快產業園區建設", "產業園區設").value
    'traditional'
    >>> which_script("加快产业园区建设", "").value
    'simplified'
    """
    foreign = han(odd)
    if len(foreign) < _MIN_TRADITIONAL or len(foreign) * _IDEOGRAPHS_A_FOREIGN_ONE < len(text):
        return Script.SIMPLIFIED
    traditional = sum(map(_traditional_forms().__contains__, foreign))
    simplified = sum(map(_simplified_forms().__contains__, text))
    share = traditional / max(1, traditional + simplified)
    if traditional < _MIN_TRADITIONAL or share < _PARTLY_TRADITIONAL:
        return Script.SIMPLIFIED
    if share >= _WHOLLY_TRADITIONAL:
        return Script.TRADITIONAL
    return Script.MIXED if _lines_mix(text) else Script.SIMPLIFIED


def _lines_mix(text: str) -> bool:
    """Whether most lines with traditional characters have simplified ones too: a text printed in both scripts has them apart."""
    lines = [frozenset(line) for line in text.splitlines()]
    traditional = [line for line in lines if line & _traditional_forms()]
    mixed = [line for line in traditional if line & _simplified_forms()]
    return 2 * len(mixed) >= len(traditional)


def simplify(text: str) -> str:
    """The same text in simplified characters, one for one, in the mainland's choice among variants.

    >>> simplify("產業園區,對癥下藥")
    '产业园区,对症下药'
    >>> simplify("著名品牌"), simplify("踏著節拍"), simplify("产业园区")
    ('著名品牌', '踏着节拍', '产业园区')
    """
    simplified = _converter("t2s")(text)
    if len(simplified) != len(text):
        simplified = "".join(_converter("t2s")(character)[:1] or character for character in text)
    for rule in load_rules("clean_variants").rules:
        simplified = rule.regex.sub(rule.effect["to"], simplified)
    return simplified


def to_simplified(text: str) -> list[Edit]:
    """One edit for each character that changes."""
    pairs = zip(text, simplify(text), strict=True)
    return [Edit("clean.traditional", at, at + 1, new) for at, (old, new) in enumerate(pairs) if old != new]
