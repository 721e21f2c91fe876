"""Which quantities are figures: the rules of data/rules/figures_reject.toml say which are not.

Comes in: a sentence and its quantities. Goes out: those that are attached to something measured. Deliberately not done: any field
but the choice.
"""

from __future__ import annotations

import re
from functools import cache

from lantu.quantities import Quantity
from lantu.rules import Rule, compile_pattern, load_rules
from lantu.trace import Trace

__all__ = ["accept_quantities", "rejecting_rule"]

# How far around a mention the rules look; their longest pattern reaches 14 characters.
_WINDOW = 18
# Where a span of time is what is measured (平均受教育年限), its name stands this close before the number, in the same clause.
_TIME_WINDOW = 32
_CLAUSE_MARK = re.compile(r"[，。；]")
# A bare number counts only from here on (用户突破3500万); below it is a label, a code or a date.
_BARE_MINIMUM = 10_000
# A year is no span of time, whatever is measured near it (人均预期寿命由2020年的75岁).
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@cache
def _rules(kind: str) -> tuple[Rule, ...]:
    """The rules that a quantity of this kind of unit can break."""
    return tuple(rule for rule in load_rules("figures_reject").rules if rule.effect.get("kind") in (None, kind))


@cache
def _screen(kind: str) -> re.Pattern[str]:
    """All those rules in one pattern: most quantities break none, and one look says so."""
    return re.compile("|".join(f"(?:{rule.regex.pattern})" for rule in _rules(kind)))


@cache
def _time_nouns() -> re.Pattern[str]:
    return compile_pattern("{figures_time_nouns}")


def rejecting_rule(text: str, quantity: Quantity) -> str:
    """The id of the rule by which ``quantity`` is no figure; "" where it is one.

    >>> from lantu.quantities import find_quantities
    >>> sentence = "以22条产业链为抓手，新建学校30所"
    >>> [rejecting_rule(sentence, quantity) for quantity in find_quantities(sentence)]
    ['figure.reject.chains.001', '']
    """
    if quantity.kind == "time" and _YEAR.match(text, quantity.start):
        return "figure.reject.time"
    if quantity.kind == "time" and not _time_nouns().search(
        _CLAUSE_MARK.split(text[max(0, quantity.start - _TIME_WINDOW) : quantity.start])[-1]
    ):
        return "figure.reject.time"
    mention = text[quantity.start : quantity.end]
    if not (quantity.unit or quantity.measure) and quantity.form == "digits" and (quantity.value < _BARE_MINIMUM or mention.isdecimal()):
        return "figure.reject.bare"
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    window = f"{before}〈{mention}〉{text[quantity.end : quantity.end + _WINDOW]}"
    if not _screen(quantity.kind).search(window):
        return ""
    for rule in _rules(quantity.kind):
        if rule.regex.search(window) and not (quantity.form != "digits" and rule.effect.get("only") == "digits"):
            return rule.id
    return ""


def accept_quantities(text: str, quantities: tuple[Quantity, ...], *, offset: int = 0, trace: Trace | None = None) -> tuple[Quantity, ...]:
    """The quantities of a sentence that are figures, in order. ``offset`` is the sentence's own start, for the trace."""
    kept = []
    for quantity in quantities:
        rule = rejecting_rule(text, quantity)
        if trace is not None:
            trace.add(rule or quantity.rule_id, offset + quantity.start, offset + quantity.end, "no figure" if rule else "figure")
        if not rule:
            kept.append(quantity)
    return tuple(kept)
