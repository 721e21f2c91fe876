"""What rules say of the words around a number: where the head of what is measured begins, and what a sentence built so measures.

Comes in: words before a number, or the window around it. Goes out: the words without a lead that is no part of a head
(``figures_leads``), or the whole indicator (``figures_told``), put together from the parts that the rule names. Deliberately not done:
taking a clause apart by its verbs; that is the frame's business, and holds wherever no rule speaks.
"""

from __future__ import annotations

from functools import cache

from lantu.quantities import Quantity
from lantu.rules import Rule, Sieve, load_rules

__all__ = ["told_indicator", "without_lead"]

# How far back and ahead of a number the rules look.
_BACK, _AHEAD = 80, 70


@cache
def _leads() -> Sieve[Rule]:
    return Sieve(load_rules("figures_leads").rules, cut=True)


@cache
def _told() -> Sieve[Rule]:
    return Sieve(load_rules("figures_told").rules, given="〈〉")


def without_lead(words: str) -> str:
    """The words before a number from where their head begins; the parts that a rule keeps stay before it.

    >>> without_lead("税率下调可使农民减轻负担"), without_lead("粮食产量")
    ('农民减轻负担', '粮食产量')
    """
    for rule in _leads().left(words):
        if match := rule.regex.search(words):
            words = "".join(match[part] or "" for part in rule.effect["kept"]) + words[match.end() :]
    return words


def told_indicator(text: str, quantity: Quantity, floor: int, following: int) -> str:
    """What is measured, where a rule knows the sentence's build; "" where none does.

    floor and following: where the figures before and behind this one end and begin; rules look no further.
    """
    before = text[max(floor, quantity.reach_start - _BACK) : quantity.reach_start]
    after = text[quantity.reach_end : min(following, quantity.reach_end + _AHEAD)]
    window = f"{before}〈{text[quantity.start : quantity.end]}〉{after}"
    for rule in _told().left(window):
        if match := rule.regex.search(window):
            return "".join(match[part] or "" for part in rule.effect["parts"])
    return ""
