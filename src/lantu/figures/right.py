"""What stands behind a number: whether it names what is measured, and the noun that it gives."""

from __future__ import annotations

import re

from lantu.figures.fragments import ending, pattern
from lantu.figures.frame import Frame
from lantu.rules import word_list, word_set

__all__ = ["may_follow_verb", "right_noun", "takes_right"]


def may_follow_verb(frame: Frame) -> bool:
    """Whether a verb right before the number may govern what stands behind it: a count, a sum of money that is named, a 的."""
    named_money = frame.quantity.kind == "money" and bool(pattern("money_right").search(frame.right))
    return frame.quantity.kind in ("count", "") or named_money or frame.right.startswith(word_list("figures_of"))


def takes_right(frame: Frame, left: str, verb: str) -> bool:
    if frame.right.startswith(word_list("figures_of")) or (frame.quantity.form == "words" and frame.quantity.kind == "money"):
        return True
    if not left or left == verb or left.endswith(word_list("figures_list_end")):
        return True
    if frame.quantity.kind in ("count", ""):
        return bool(verb) or len(frame.right) > 1
    if ending("tail_verb").search(left) and may_follow_verb(frame) and frame.quantity.kind == "money":
        return True
    return frame.quantity.kind in ("percent", "money", "measure") and bool(verb) and left == verb


def right_noun(frame: Frame, following: tuple[Frame, ...]) -> str:
    """The words after the number; a list that shares its last noun (2家千亿级、24家百亿级工业企业) lends it to the earlier ones."""
    right = frame.right.lstrip("".join(word_list("figures_of")))
    if pattern("to_start").match(right) or right in word_set("figures_lone_words") or right in word_set("figures_growth_nouns"):
        return ""
    if frame.item_of_whole and pattern("copula").match(right):
        return ""
    if not right and frame.right and following and following[0].joined:
        return following[0].right
    if (
        following
        and following[0].joined
        and (place := pattern("administrative").fullmatch(right.rstrip("".join(word_list("figures_list_joiners")))))
    ):
        other = pattern("administrative").match(following[0].right)
        return place[0] + (following[0].right[other.end() :] if other else "")
    joiner = next((joiner for joiner in word_list("figures_list_joiners") if right.endswith(joiner)), "")
    right = right.removesuffix(joiner)
    if shared := _shared_predicate(right, following):
        return right + shared
    if joiner and not pattern("modifier_end").search(right):
        return right
    if right and following and following[0].joined and pattern("modifier_end").search(right):
        tail = following[0].right
        match = re.search("|".join(f"{re.escape(word)}(?=.)" for word in word_list("figures_modifier_ends")), tail)
        return right + (tail[match.end() :] if match else tail)
    return right


def _shared_predicate(right: str, following: tuple[Frame, ...]) -> str:
    """What the list's last member says of all that are counted: 入选国家计划 in 8所学校、3个学科入选国家计划; "" where nothing does."""
    if not right or not following or not following[0].joined or following[0].left or pattern("predicate").search(right):
        return ""
    predicate = pattern("predicate").search(following[0].right)
    return predicate[0] if predicate else ""
