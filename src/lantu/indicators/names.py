"""What an indicator's name is made of, so that two names can be held against each other.

Comes in: a name in a document's words. Goes out: ``Name`` with its bare core, the scopes that narrow it, the stage of work, and whether it
speaks of a fall. The words are data (words/indicators.toml).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from lantu.rules import compile_pattern, word_list

__all__ = ["Name", "bare_name", "parse_name"]

# Marks that a name may carry and that mean nothing in it.
_MARKS = re.compile(r"[\s“”\"'‘’「」《》()（）·—\-]")
# What is left of a name must be at least so long to name a thing.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name.

    core:     what is left without words of change and weak words; "" where nothing is.
    full:     the name in its common spelling, weak words kept.
    scopes:   words that narrow it (中央, 农村).
    stage:    "begun" "under_way" "finished" "signed" "landed" "planned", "" where it says none.
    polarity: -1 where it speaks of a fall, else 1.
    rises:    whether it speaks of a rise: of an amount, that is another thing than the amount.
    hollow:   whether it says only who spends or does, and not on what (中央财政投入资金): such a name is like no other.
    """

    core: str
    full: str
    scopes: frozenset[str]
    stage: str
    polarity: int
    rises: bool = False
    hollow: bool = False


@lru_cache(maxsize=200_000)
def parse_name(text: str) -> Name:
    """Take a name apart.

    >>> name = parse_name("单位国内生产总值能耗下降")
    >>> name.core, sorted(name.scopes), name.polarity
    ('单位生产总值能耗', ['单位生产总值', '能耗'], -1)
    >>> parse_name("再开工重大水利工程").stage, parse_name("地区生产总值增长").core
    ('begun', '生产总值')
    """
    full = _spelling(text)
    stage = _stage_pattern().search(full)
    core = _change_pattern().sub("", full)
    core = _weak_pattern().sub("", _weak_pattern().sub("", core)) or core
    return Name(
        core=core,
        full=full,
        scopes=frozenset(_scope_pattern().findall(full)),
        stage=_stages()[stage[0]] if stage else "",
        polarity=-1 if _fall_pattern().search(full) else 1,
        rises=bool(_rise_pattern().search(full)),
        hollow=len(_hollow_pattern().sub("", core)) < _SHORTEST,
    )


def bare_name(text: str) -> str:
    """The key under which a name's spellings fall together.

    >>> bare_name("“地区生产总值”增速") == bare_name("生产总值增长")
    True
    """
    return parse_name(text).core


def _spelling(text: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    for _ in range(2):  # an exchange may bring forth the left side of another one
        plain = _same_pattern().sub(lambda match: _same()[match[0]], plain)
    return plain


@cache
def _same() -> Mapping[str, str]:
    pairs = (entry.split("=", 1) for entry in word_list("indicators_same"))
    return MappingProxyType({left: right for left, right in pairs if left != right})


@cache
def _same_pattern() -> re.Pattern[str]:
    # What already stands inside its own replacement is left: 人均可支配收入 holds 可支配收入.
    pieces = []
    for left in sorted(_same(), key=len, reverse=True):
        right = _same()[left]
        at = right.find(left)
        before = f"(?<!{re.escape(right[:at])})" if at > 0 else ""
        after = f"(?!{re.escape(right[len(left) :])})" if at == 0 and len(right) > len(left) else ""
        pieces.append(f"{before}{re.escape(left)}{after}")
    return re.compile("|".join(pieces))


@cache
def _stages() -> Mapping[str, str]:
    return MappingProxyType(dict(entry.split("=", 1) for entry in word_list("indicators_stages")))


@cache
def _stage_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_stages(), key=len, reverse=True)))


@cache
def _fall_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_falls}")


@cache
def _rise_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_rises}")


@cache
def _change_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_falls}|{indicators_rises}")


@cache
def _weak_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_weak}|^{indicators_weak_heads}+|{indicators_weak_tails}+$")


@cache
def _hollow_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_hollow}")


@cache
def _scope_pattern() -> re.Pattern[str]:
    return compile_pattern("{indicators_scopes}")
