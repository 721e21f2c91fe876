"""How a settlement's codes are put into words, in one language: reasons, needs, times, places of citations."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from lantu.export.words import Words, load_words
from lantu.rules import load_mapping
from lantu.settlement.arithmetic import amount

__all__ = ["forecast_text", "load_settlement_words", "need_text", "period_text", "side_text", "why_text"]

Row = Mapping[str, Any]


@cache
def load_settlement_words(language: str = "zh") -> Words:
    """The words of data/settlement_words.toml in one language."""
    return Words(load_words(language).language, load_mapping("settlement_words"))


def why_text(row: Row, words: Words) -> str:
    """The arithmetic; of what is unproven the reason in words.

    >>> row = {"verdict": "unproven", "rule": "settle.unproven.not_due@1", "why": "due 2030, known up to 2025"}
    >>> why_text(row, load_settlement_words("en"))
    'not due yet'
    """
    name = row["rule"].split("@")[0]
    reason = name.removeprefix("settle.unproven.")
    return words.name("reasons", reason) if reason != name else str(row["why"])


def need_text(row: Row, words: Words) -> str:
    """The cheapest evidence that would settle it, and of what place, year and thing; "" for what is settled.

    >>> need_text({"need": {"evidence": "yearbook", "place": "长沙市", "year": "2025", "thing": "出口"}}, load_settlement_words())
    '查统计公报或统计年鉴：长沙市 2025年 出口'
    """
    if "need" not in row:
        return ""
    need = row["need"]
    what = (need.get("place", ""), period_text(need.get("year", ""), words) if need.get("year") else "", need.get("thing", ""))
    name = words.name("needs", need["evidence"])
    return words.phrase("need_of", need=name, what=" ".join(filter(None, what))) if any(what) else name


def forecast_text(row: Row, words: Words) -> str:
    """What the series lets expect, the pace, and how often such a forecast held; "" where there is none."""
    if "forecast" not in row:
        return ""
    found, unit = row["forecast"], row["promise"]["unit"]
    shown = {name: _shown(found[name], unit) for name in ("middle", "low", "high", "needed", "seen") if found[name] is not None}
    first, last = found["years"]
    parts = [words.phrase("forecast", year=found["year"], probability=f"{found['probability'] * 100:.0f}", **shown)]
    limits = load_mapping("settlement")["forecast"]
    if limits["doubt_from"] <= found["probability"] <= limits["doubt_to"]:
        low_high = {"low": f"{limits['doubt_from'] * 100:.0f}", "high": f"{limits['doubt_to'] * 100:.0f}"}
        parts.append(words.phrase("forecast_doubt", reached=str(limits["doubt_reached"]), **low_high))
    if found["needed"] is not None:
        parts.append(words.phrase("forecast_pace", **shown))
    parts.append(words.phrase("forecast_test", first=first, last=last, **{key: found[key] for key in ("points", "hits", "tries")}))
    return words.join(parts, "forecast_join")


def _shown(value: float, unit: str) -> str:
    """To four places that count: a forecast knows no more."""
    return amount(Fraction(f"{value:.4g}"), unit)


def period_text(period: str, words: Words) -> str:
    """A year or span.

    >>> period_text("2021/2025", load_settlement_words("en"))
    '2021–2025'
    """
    first, _, last = period.partition("/")
    if last:
        return words.phrase("years", first=first, last=last)
    return words.phrase("year", year=first) if len(first) == len("2025") else first


def side_text(side: Row, words: Words) -> str:
    """Where one side of a settlement stands: the characters of a document, or the cell of a table."""
    if "cell" in side:
        return words.phrase("cell", doc=side["doc"], row=side["cell"][0], column=side["cell"][1])
    return words.phrase("span", doc=side["doc"], start=side["start"], end=side["end"])
