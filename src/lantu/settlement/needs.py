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
    what: place, year and thing that the evidence must be of, each "" where the promise does not say it.
    """

    evidence: str
    source: str
    cost: int
    rule: str
    what: tuple[str, str, str] = ("", "", "")


def find_need(promise: Target | Deed) -> Need:
    """The cheapest evidence for a promise: by its indicator's usual source, else by its words, else by its kind."""
    words = promise.quote
    if isinstance(promise, Target):
        known = catalogue().get(promise.indicator_id)
        if known is not None:
            record = f"settle.need.catalogue:{known.thing}"
            return Need("published_figure", known.source, 1, record, _what(promise))
        words = f"#{promise.measure} {promise.indicator}"
    else:
        words = f"#{promise.series or promise.kind} {promise.stage and promise.stage + ' '}{promise.action}{promise.object}"
    for rule in load_rules("settlement_needs").rules:
        if rule.regex.search(words):
            return Need(str(rule.effect["evidence"]), "", int(rule.effect["cost"]), rule.id, _what(promise))
    return Need("own_report", "", 3, "settle.need.default", _what(promise))


def _what(promise: Target | Deed) -> tuple[str, str, str]:
    thing = promise.indicator if isinstance(promise, Target) else (promise.names[0] if promise.names else promise.object)
    return promise.place, promise.period[-4:], thing
