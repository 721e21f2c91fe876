"""Which side of a promised figure is good: the catalogue says it, else the words, else the comparator."""

from __future__ import annotations

from lantu.indicators import parse_name
from lantu.rules import load_rules
from lantu.types import Indicator

__all__ = ["find_direction"]


def find_direction(indicator: Indicator | None, name: str, cmp: str, measure: str) -> tuple[str, str]:
    """A direction of ``lantu.types.DIRECTIONS`` and the id of what decided.

    >>> find_direction(None, "城镇登记失业率", "eq", "share")
    ('ceiling', 'settle.direction.limit.001')
    >>> find_direction(None, "单位产值能耗下降", "eq", "growth")[0], find_direction(None, "新建农村公路", "eq", "increment")[0]
    ('higher', 'higher')
    >>> find_direction(None, "国家级高新区排名", "le", "rank")[0]
    'lower'
    """
    if measure == "rank":
        return "lower", "settle.direction.rank"
    if cmp == "le":
        return ("higher", "settle.direction.fall") if _falls(name, measure) else ("ceiling", "settle.direction.comparator")
    if _falls(name, measure):
        return "higher", "settle.direction.fall"
    if indicator is not None:
        return indicator.direction, f"settle.direction.catalogue:{indicator.id}"
    for rule in load_rules("settlement_direction").rules:
        if rule.regex.search(name):
            return str(rule.effect["direction"]), rule.id
    return "higher", "settle.direction.default"


def _falls(name: str, measure: str) -> bool:
    """A fall is written as a positive number: of it more is better."""
    return measure in ("growth", "increment") and parse_name(name).polarity < 0
