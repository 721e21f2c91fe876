"""Uses of strategies' names: by whom, in which document, whether the text tells or quotes them, and whether a name abbreviates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lantu.citations import cite
from lantu.findings.scene import Scene
from lantu.quantities import parse_numeral
from lantu.rules import compile_pattern, load_rules, word_list, word_set
from lantu.types import Citation, Document, Strategy

__all__ = ["Use", "is_abbreviation", "is_quoted", "uses_of"]

_QUOTES = ("“", "‘", "「")
_SHORT = 2
# A list under its name is told within so many characters.
_LIST_REACH = 1_500
# Two things told right before their name stand within so many characters; more of them may stand within so many.
_LEAD = 40
_LOOK_BACK = 200
_PAIR = 2


def _as_numeral(words: str) -> str:
    for entry in word_list("plan_numeral_words"):
        word, _, numeral = entry.partition("=")
        words = words.replace(word, numeral)
    return words


def _as_digits(kernel: str) -> str:
    """The kernel, or the number that it writes: of 双百工程 100."""
    for entry in word_list("plan_magnitudes"):
        word, _, digits = entry.partition("=")
        if kernel.startswith(word) and kernel[len(word) :] in ("", *word_list("plan_programme_words")):
            return digits
    return kernel


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether a mention heads an entry of the document's own glossary: 3.“三通一码”：甲通、乙通 …"""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    heads = re.fullmatch(r"\s*\d{0,3}[.．、）)]?\s*[“‘「]?", line)
    return heads is not None and re.match(r"[”’」]?[^，。；\n]{0,6}[:：]", text[end : end + 9]) is not None


@cache
def _pair() -> re.Pattern[str]:
    """Two things right before the name that counts them: 护理、救护“双持证”."""
    return compile_pattern("[^，。；、“”]{2,}(?:、|{strategies_joints})[^，。；、“”]{2,}$")


@cache
def _places() -> re.Pattern[str]:
    return compile_pattern("{plan_numeral_places}")


@dataclass(frozen=True, slots=True)
class Use:
    """One owner's use of a name in one document."""

    strategy: Strategy
    document: Document
    owner: str
    sentence: str

    @property
    def is_listed(self) -> bool:
        """Whether the sentence itself lists what the name counts: as often as it says, and once more in the name."""
        text, start = self.document.clean_text, self.strategy.start
        if any(_is_entry(text, *mention) for mention in self.strategy.mentions):
            return True
        before = text[max(0, start - _LEAD) : start].rstrip("".join(_QUOTES))
        if before.endswith(word_list("plan_list_ends")):
            return True
        numeral = compile_pattern("^{strategies_numerals}").match(self.strategy.name)
        number = parse_numeral(_as_numeral(numeral[0])) if numeral else None
        if numeral is None or number is None:
            return False
        if number == _PAIR and _pair().search(before):
            return True
        kernel = compile_pattern("^{plan_counters}|(?:{plan_joining_ends})$").sub("", self.strategy.name[numeral.end() :])
        if not kernel:
            return False
        kernel = _as_digits(kernel)
        if self._stands_before(before, int(number), kernel[0]) or self.sentence.count(kernel) >= number + (kernel in self.strategy.name):
            return True
        behind = len(kernel) > _SHORT and text.count(kernel, start, start + _LIST_REACH) > number
        return behind or (len(kernel) >= _SHORT and text.count(kernel, max(0, start - _LOOK_BACK), self.strategy.end) > number)

    @staticmethod
    def _stands_before(before: str, number: int, first: str) -> bool:
        """Whether a list of so many things stands right before the name, or one each of which holds its kernel.

        Such is 医疗、医保、医药“三医一网”.
        """
        listed = re.split("[，。；：“”]", before)[-1].split("、")
        alike = len(listed) >= number and all(first in item for item in listed[-number:])
        return len(listed) > _PAIR and (len(listed) == number or alike)

    def cite(self) -> Citation:
        return cite(self.document, self.strategy.start, self.strategy.end)


def uses_of(scene: Scene) -> Mapping[str, list[Use]]:
    """Every use of each name in the documents of a scene."""
    found: dict[str, list[Use]] = defaultdict(list)
    for annotation, speech in zip(scene.ledger.annotations, scene.speeches, strict=True):
        starts = [sentence.start for sentence in annotation.sentences]
        for strategy in annotation.strategies:
            at = _at(starts, strategy.start)
            sentence = annotation.sentences[at]
            text = annotation.document.clean_text[sentence.start : sentence.end]
            found[strategy.name].append(Use(strategy, annotation.document, speech.speakers[at], text))
    return found


def _at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


@cache
def _numeral() -> re.Pattern[str]:
    return compile_pattern("{strategies_numerals}|\\d")


def is_abbreviation(name: str) -> bool:
    """Whether a name counts things that it does not name, and everybody does not already know them."""
    known = name in word_set("plan_common_names") or name in word_set("plan_known_abbreviations")
    plain_name = any(rule.regex.search(name) for rule in load_rules("plan_plain_names").rules)
    return (
        _numeral().search(_places().sub("", name)) is not None
        and not known
        and not plain_name
        and not compile_pattern("^{plan_one}").match(name)
    )


def is_quoted(use: Use) -> bool:
    """Whether the document itself marks the words as a name, by quotes or plus signs; others may be an idiom or a plain count."""
    text, strategy = use.document.clean_text, use.strategy
    if "+" in strategy.name:
        return True
    if text[max(0, strategy.start - 1) : strategy.start] not in _QUOTES:
        return False
    # Two characters in quotes may be any name; what they qualify must show that they are a programme's.
    return len(strategy.name) > _SHORT or compile_pattern("[”’」]?(?:{plan_programme_nouns})").match(text, strategy.end) is not None
