"""Whether a figure is to be reached or was reached: by its sentence's label, unless the words around it say otherwise."""

from __future__ import annotations

from functools import cache

from lantu.figures.course import Course
from lantu.figures.fragments import ending, pattern
from lantu.figures.timing import Clock
from lantu.quantities import Quantity
from lantu.rules import Rule, Sieve, load_rules

__all__ = ["kind_of", "told_kind"]

# The rule of periods that finds the document's own year by name.
_THIS_YEAR = "period.relative.this"
# How far around a mention the rules of its kind look.
_WINDOW = 30


def kind_of(text: str, label: str, clock: Clock, quantity: Quantity, course: Course) -> str:
    """By the sentence's label, unless the words right before the number, or its year, say otherwise."""
    before = text[max(0, quantity.reach_start - _WINDOW) : quantity.reach_start]
    if label != "promise" and clock.is_to_come(course, quantity.start):
        return "target"
    if label == "promise":
        return "result" if ending("already").search(before) or clock.is_past(course, quantity.start) else "target"
    if label == "result":
        return "target" if ending("expected").search(before) or _is_planned(text, quantity, course) else "result"
    left = pattern("title").sub("", text[: quantity.reach_start])
    meant = pattern("intent").search(left) or pattern("held").search(text[max(0, quantity.start - _WINDOW) : quantity.start])
    return "target" if meant or pattern("target_cue").search(text) else "result"


def _is_planned(text: str, quantity: Quantity, course: Course) -> bool:
    """Whether what stands before the figure makes it an aim: 预期目标是, or a word of intent about the year that has begun."""
    left = text[: quantity.start]
    if pattern("aim").search(left):
        return True
    own = [period for period in course.spoken if period.start < quantity.start]
    return bool(own) and own[-1].rule_id == _THIS_YEAR and bool(pattern("target_cue").search(left))


def told_kind(text: str, quantity: Quantity) -> str:
    """The kind that a rule knows from the words around a number (a state that a promise builds on, an aim that was missed); "" else."""
    before = text[max(0, quantity.start - 2 * _WINDOW) : quantity.start]
    window = f"{before}〈{text[quantity.start : quantity.end]}〉{text[quantity.end : quantity.end + _WINDOW]}"
    return next((str(rule.effect["kind"]) for rule in _kinds().left(window) if rule.regex.search(window)), "")


@cache
def _kinds() -> Sieve[Rule]:
    return Sieve(load_rules("figures_kind").rules, given="〈〉")
