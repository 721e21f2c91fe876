"""What would settle a promise that nothing proves, the cheapest evidence first: rules (settlement_needs), never a guess about the promise.

Comes in: what is promised. Goes out: ``Need`` with the kind of evidence, who keeps it, and what it costs to get.
"""

from __future__ import annotations

from dataclasses import dataclass

from lantu.indicators import catalogue
from lantu.rules import load_rules
from lantu.types import Deed, Target

__all__ = ["Need", "find_need"]


@dataclass(frozen=True, slots=True)
class Need:
    """``evidence``: a key of data/settlement_words.toml ("yearbook", "budget"). source: who keeps it, where the catalogue knows.

    cost: 1 (a published table) to 5 (somebody must go there). rule: the record that decided.
    """

    evidence: str
    source: str
    cost: int
    rule: str


def find_need(promise: Target | Deed) -> Need:
    """The cheapest evidence for a promise: by its indicator's usual source, else by its words, else by its kind."""
    words = promise.quote
    if isinstance(promise, Target):
        known = catalogue().get(promise.indicator_id)
        if known is not None:
            return Need("published_figure", known.source, 1, f"settle.need.catalogue:{known.thing}")
        words = f"#{promise.measure} {promise.indicator}"
    else:
        words = f"#{promise.series or promise.kind} {promise.action}{promise.object}"
    for rule in load_rules("settlement_needs").rules:
        if rule.regex.search(words):
            return Need(str(rule.effect["evidence"]), "", int(rule.effect["cost"]), rule.id)
    return Need("own_report", "", 3, "settle.need.default")
