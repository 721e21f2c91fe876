"""What a figure measures: a level, a growth, an increment, a share, a rank or a multiple."""

from __future__ import annotations

from lantu.figures.fragments import pattern
from lantu.figures.frame import Frame
from lantu.rules import word_set

__all__ = ["measure_of"]

_PER_MILLE = "‰"


def measure_of(frame: Frame, verb: str, previous: str, head: str = "") -> str:
    """The measure of one figure.

    verb:     the verb of doing that governs it ("新增"), also one carried over a list; "" where there is none.
    previous: the measure of the figure before it in the same list, which one without words of its own shares; "" else.
    head:     what is measured, which tells of a growth (涨幅降至4%) where the words at the number do not.
    """
    quantity = frame.quantity
    kind = quantity.kind
    if quantity.measure in ("rank", "multiple") or (quantity.measure and quantity.measure != "share"):
        return quantity.measure
    if kind == "point":
        return "increment"
    if kind == "multiple":
        return "multiple"
    if frame.after_start and not frame.left and previous not in ("rank", "multiple", ""):
        # Where a change ends is measured as where it starts.
        return previous
    silent = not (frame.left or frame.change or frame.state or frame.right)
    if kind == "percent" and previous == "growth" and not (frame.left or frame.right) and frame.state in word_set("figures_striving_verbs"):
        # 增长5.5%，力争冲刺6%: the better end of the same growth.
        return previous
    if silent and frame.yearly and previous == "increment":
        return previous
    if silent and frame.joined and (previous == "increment" or (kind == "percent" and previous in ("growth", "share"))):
        return previous
    if kind == "percent" or quantity.measure == "share":
        return "growth" if pattern("cutting").match(verb) and not frame.state else _of_percent(frame, head)
    if frame.state and frame.joined and not (frame.left or frame.change):
        # What a number added brings the whole to (新增2个、达到29个).
        return "level"
    if frame.item_of_whole and previous == "increment" and not (frame.state or pattern("any_doing").search(frame.left)):
        # A part of what was added was added: 公路新增9万公里，其中高速公路1万公里.
        return previous
    if (
        frame.change
        or frame.compared
        or pattern("added").search(frame.left)
        or pattern("adding").match(verb)
        or pattern("cutting").search(verb)
    ):
        return "increment"
    return "level"


def _of_percent(frame: Frame, head: str) -> str:
    if frame.quantity.unit == _PER_MILLE:
        # A rate of so many in a thousand (人口自然增长率) is a share of the whole, whatever it is called.
        return "share"
    cuts = pattern("cuts").match(frame.left) and not pattern("rate").search(frame.left)
    grows = cuts or (frame.change and (not frame.state or frame.change in word_set("figures_growth_verbs")))
    if grows or frame.yearly or pattern("growth_noun").search(frame.left or head) or pattern("growth_right").match(frame.right):
        return "growth"
    return "share"
