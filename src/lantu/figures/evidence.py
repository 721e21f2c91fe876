"""What can be seen of a figure that speaks for or against it.

Comes in: a labelled sentence with its figures. Goes out for each: names, to learn from; or, to be weighed, the few names that its own
words make and ``Group``s of all others, which have few values. The evidence is what stands in the sentence and in the figure's own
fields, never the name of a rule: rules may change without the model losing its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lantu.labels.groups import Group, name_all
from lantu.quantities.units import unit_kind
from lantu.types import Figure, Sentence

__all__ = ["evidence_of", "see_evidence"]

_MARK = re.compile(r"[，；：。！？、,;:（）()]")
_YEAR = re.compile(r"(?:19|20)\d\d|[去今明]年|[“\"]十[一二三四五六七]五")
# Bounds of the bins: characters between a figure and its indicator, an indicator's length, the label's confidence, a sentence's length.
_GAPS = (0, 1, 3, 6, 12, 25)
_LENGTHS = (0, 2, 4, 7, 10, 14, 19)
_SURE = (0.6, 0.8, 0.9, 0.95, 0.98)
_SENTENCE = (20, 40, 80, 140)
_MOST = 4


def evidence_of(text: str, sentence: Sentence) -> list[set[str]]:
    """For each figure of a sentence the names of what speaks for or against it. ``text``: the sentence's own words."""
    return [words | name_all(groups) for words, groups in see_evidence(text, sentence)]


def see_evidence(text: str, sentence: Sentence) -> Iterator[tuple[set[str], list[Group]]]:
    """The same as the names made of words and the groups of all others. No name stands in two groups."""
    figures = sentence.figures
    count, length = min(len(figures), _MOST), bisect_right(_SENTENCE, len(text))
    sure = bisect_right(_SURE, sentence.confidence)
    named = _YEAR.search(text)
    dated = named.end() if named else len(text) + 1
    before: Figure | None = None
    for index, figure in enumerate(figures):
        start, end, indicator = figure.start - sentence.start, figure.end - sentence.start, figure.indicator
        words = {
            f"indicator ends {indicator[-2:]}",
            f"indicator begins {indicator[:2]}",
            f"left {text[max(0, start - 1) : start]}",
            f"left {text[max(0, start - 2) : start]}",
            f"right {text[end : end + 1]}",
            f"right {text[end : end + 2]}",
        }
        where, unit = _where(text, indicator, start, end), unit_kind(figure.unit) or figure.unit or "none"
        groups: list[Group] = [
            (_kind, figure.kind, sentence.label, sure),
            (_written, figure.cmp, figure.form, unit),
            (_measure, figure.measure, figure.kind, unit, where),
            (_indicator, where, bisect_right(_LENGTHS, len(indicator)), "的" in indicator, _MARK.search(indicator) is not None),
            (_place, min(index, _MOST), count, length),
            (_period, "span" if "/" in figure.period else "year" if figure.period else "open", dated <= start, figure.kind),
        ]
        if before is not None:
            between = text[before.end - sentence.start : start]
            same = "same" if before.indicator == indicator else "part" if before.indicator[:3] == indicator[:3] else "other"
            groups.append((_after, same, _MARK.search(between) is None, before.measure, figure.measure))
            words.add(f"between {between[:2]}")
        before = figure
        yield words, groups


def _where(text: str, indicator: str, start: int, end: int) -> str:
    """Where the indicator's words stand, and how far from the number; "made" where they stand nowhere as they are."""
    if not indicator:
        return "empty"
    if (at := text.rfind(indicator, 0, start)) >= 0:
        gap = text[at + len(indicator) : start]
        return f"before {bisect_right(_GAPS, len(gap))} {_MARK.search(gap) is not None:d}"
    if (at := text.find(indicator, end)) >= 0:
        return f"after {bisect_right(_GAPS, at - end)} {_MARK.search(text[end:at]) is not None:d}"
    return f"made {indicator[:2] in text[:start]:d}{indicator[-2:] in text[end:]:d}"


def _kind(kind: str, label: str, sure: int) -> tuple[str, ...]:
    return f"kind {kind} in {label}", f"label {kind} {sure}"


def _written(cmp: str, form: str, unit: str) -> tuple[str, ...]:
    return f"cmp {cmp}", f"form {form}", f"unit {unit}", f"form {form} {unit}"


def _measure(measure: str, kind: str, unit: str, where: str) -> tuple[str, ...]:
    return f"measure {measure}", f"measure {measure} {kind}", f"measure {measure} {unit}", f"measure {measure} {where}"


def _indicator(where: str, length: int, joined: int, listed: int) -> tuple[str, ...]:
    names = (f"indicator {where}", f"indicator length {length}", f"indicator length {length} {where.split()[0]}")
    return (*names, *("indicator joined",) * joined, *("indicator listed",) * listed)


def _place(nth: int, count: int, length: int) -> tuple[str, ...]:
    return f"nth {nth}", f"of {count}", f"sentence {length}"


def _period(form: str, dated: int, kind: str) -> tuple[str, ...]:
    """Whether the period is one year, a span or open, and whether the sentence names a year before the number."""
    return f"period {form} {dated:d}", f"period {form} {dated:d} {kind}"


def _after(same: str, joined: int, measure_before: str, measure: str) -> tuple[str, ...]:
    return f"after {same} {joined:d}", f"after {measure_before} {measure} {same}"
