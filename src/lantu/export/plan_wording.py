"""How the parts of a plan are put into words, in one language."""

from __future__ import annotations

from functools import cache

from lantu.export.wording import location_text
from lantu.export.words import Words, load_words
from lantu.rules import load_mapping
from lantu.types import Citation, Finding

__all__ = ["amount_text", "citation_text", "finding_text", "load_plan_words"]

_SCALES = ((1e12, "trillion"), (1e8, "hundred_million"), (1e4, "ten_thousand"))
# Kinds whose sentence depends on a value of the finding.
_VARIANTS = {"sum_differs": "verdict"}


@cache
def load_plan_words(language: str = "zh") -> Words:
    """The words of data/plan.toml in one language."""
    return Words(load_words(language).language, load_mapping("plan"))


def amount_text(value: float, unit: str, words: Words) -> str:
    """An amount with its unit, as documents write it.

    >>> amount_text(1.9e12, "元", load_plan_words("zh")), amount_text(25, "栋", load_plan_words("zh"))
    ('1.9万亿元', '25栋')
    """
    for size, name in _SCALES:
        if abs(value) >= size:
            return words.phrase(name, number=f"{value / size:.6g}", unit=unit)
    return words.phrase("plain", number=f"{value:.6g}", unit=unit)


def finding_text(finding: Finding, words: Words) -> str:
    """The sentence of a finding.

    >>> finding = Finding("names_drift", "甲镇 / 甲科技镇", (), values={"one": "一区", "other": "二区", "change": "inserted"})
    >>> finding_text(finding, load_plan_words("zh"))
    '疑为同一名称：甲镇 / 甲科技镇（一区、二区）'
    """
    values = {name: value or words.phrase("not_said") for name, value in finding.values.items()}
    if "unit" in values:
        for name in ("whole", "total"):
            if finding.values.get(name):
                values[name] = amount_text(float(finding.values[name]), finding.values["unit"], words)
    values["owners"] = finding.values.get("owners") or words.phrase("nobody")
    variant = finding.values.get(_VARIANTS.get(finding.kind, ""), "")
    key = f"{finding.kind}.{variant}" if variant else finding.kind
    if finding.kind == "target_without_base" and finding.there:
        key += ".kin"
    text = words.name("sentences", key).format(subject=finding.subject, **values)
    if finding.kind == "name_of_two_meanings" and (finding.values.get("first") or finding.values.get("second")):
        text += words.phrase("meanings", **values)
    return text


def citation_text(citation: Citation, title: str, words: Words) -> str:
    """A citation on one line: document, place, words."""
    where = location_text(citation, load_words(words.language))
    return words.phrase("line", doc=title, where=where, quote=citation.clean or citation.quote)
