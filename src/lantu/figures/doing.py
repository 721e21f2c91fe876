"""Whether a figure was brought about over its time or stands at its end, and whether it shares the time of the one before it."""

from __future__ import annotations

from lantu.figures.fragments import ending, pattern
from lantu.figures.frame import Frame
from lantu.figures.indicator import Naming
from lantu.rules import word_list, word_set
from lantu.types import Figure

__all__ = ["goes_on", "is_aside", "is_doing", "is_flow", "is_lead"]


def goes_on(frame: Frame, before: Figure) -> bool:
    """Whether a bare member of a list goes on with what the figure before it tells: 实现毕业生就业20万人，困难人员就业3万人."""
    return (
        frame.after_comma
        and bool(pattern("part").match(frame.left))
        and not (frame.state or frame.change or frame.right)
        and frame.quantity.unit == before.unit
    )


def is_aside(frame: Frame, naming: Naming) -> bool:
    """Whether a figure only places the one before it, whose time it shares: …、居全国第2位, …、高于全国0.3个百分点."""
    elided = frame.quantity.measure == "rank" and naming.source == "elided" and not frame.after_start
    return (frame.joined or frame.after_comma) and (elided or frame.left.startswith(word_list("figures_compare_words")))


def is_lead(frame: Frame) -> bool:
    """Whether it says how far a state is ahead of another's (优于考核目标3个百分点): that too stands at an end."""
    return frame.quantity.kind == "point" and bool(pattern("beside").search(frame.left)) and not pattern("pace").search(frame.left)


def is_doing(frame: Frame, naming: Naming) -> bool:
    """Whether the number was brought about over time (建成30所) rather than reached at its end (达到30所)."""
    if frame.total or pattern("bettered").match(frame.right):
        return True
    if frame.state and pattern("reaching").search(frame.state):
        return False
    if frame.quantity.kind == "time":
        # How long something takes is how it stands.
        return False
    if frame.quantity.form == "words" and frame.quantity.kind == "money":
        # The size that a cluster is to have is a state at the end, whatever verb brings it about.
        return False
    passed = frame.quantity.cmp == "ge" and frame.quantity.reach_start < frame.quantity.start
    if passed and frame.left and not naming.verb and naming.source == "before" and not ending("works").search(frame.left):
        return False
    if pattern("standing").search(naming.verb or frame.left):
        return False
    counted_first = (
        (frame.quantity.kind == "count" or not (frame.quantity.kind or frame.quantity.measure))
        and bool(frame.right)
        and naming.source == "after"
        and not pattern("stands").search(frame.right)
    )
    return bool(naming.verb) or counted_first or bool(pattern("any_doing").search(frame.left))


def is_flow(frame: Frame, naming: Naming) -> bool:
    """Whether it is money that flows over a span; what a change comes to (提高到450元) stands at its end."""
    if frame.quantity.kind != "money" or frame.state in word_set("figures_to_words"):
        return False
    return bool(pattern("flow_noun").search(naming.indicator))
