"""Verdicts in people's words: reasons, evidence, and the arithmetic as a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lantu.export import Words, amount_text, load_plan_words, load_settlement_words, need_text, period_text, why_text
from lantu.export import load_words as load_ledger_words
from lantu_workbench.base.words import language, say

__all__ = [
    "arithmetic",
    "basis_text",
    "grade_text",
    "need_name",
    "part_words",
    "reason_of",
    "rule_text",
    "side_words",
    "state_text",
    "words",
]

_NUMBER = r"-?[\d.]+(?:e[+-]?\d+)?"
_SPAN = rf"(?:{_NUMBER}|[\[(](?:-∞|{_NUMBER}), (?:∞|{_NUMBER})[\])])"
_COMPARED = re.compile(rf"(?P<seen>{_SPAN}) (?P<sign>[∈∉]) (?P<limits>{_SPAN})")
_PACE = re.compile(rf"(?P<done>{_NUMBER}) / (?P<needed>{_NUMBER}) @(?P<at>\d+) \((?P<start>\d+)–(?P<due>\d+)\)")
_REACHED = re.compile(rf"(?P<seen>{_NUMBER}) @(?P<at>\d+)")
_NO_BASE = re.compile(rf"(?P<seen>{_NUMBER}) @(?P<at>\d+) → (?P<target>{_NUMBER}) @(?P<due>\d+)")
_UNPROVEN = "settle.unproven."


def words() -> Words:
    return load_settlement_words(language())


def grade_text(grade: str) -> str:
    return words().name("grades", grade) if grade else ""


def need_name(need: str) -> str:
    return words().name("needs", need) if need else ""


def basis_text(basis: str) -> str:
    return say(f"settlement.basis.{basis}")


def state_text(state: str) -> str:
    return say(f"settlement.state.{state}")


def reason_of(rule: str) -> str:
    """The last name of the rule by which something is unproven; "" for any other rule."""
    name = rule.partition("@")[0]
    return name.removeprefix(_UNPROVEN) if name.startswith(_UNPROVEN) else ""


def rule_text(rule: str) -> str:
    """Why something is unproven, in words; "" for any other rule."""
    reason = reason_of(rule)
    return words().name("reasons", reason) if reason else ""


def arithmetic(part: Mapping[str, Any]) -> str:
    """What was computed of one figure, as a sentence; the reason where nothing was."""
    unit = str(part["promise"].get("unit", ""))
    said = [text for piece in str(part["why"]).split("; ") if (text := _piece(piece, unit, part))]
    if said:
        return say("settlement.arithmetic.join").join(said)
    if part["verdict"] != "unproven" and part["result"] and "stage" in part["result"]:
        return say("settlement.arithmetic.stage", seen=part["result"]["mention"])
    return why_text(part, words())


def _piece(why: str, unit: str, part: Mapping[str, Any]) -> str:
    if found := _COMPARED.fullmatch(why):
        name = "holds" if found["sign"] == "∈" else "bound" if part["verdict"] == "unproven" else "fails"
        return say(f"settlement.arithmetic.{name}", seen=_interval(found["seen"], unit), limits=_interval(found["limits"], unit))
    if found := _PACE.fullmatch(why):
        name = "behind" if part["verdict"] == "late" else "ahead"
        years = {key: found[key] for key in ("at", "start", "due")}
        return say(f"settlement.arithmetic.{name}", done=_amount(found["done"], unit), needed=_amount(found["needed"], unit), **years)
    if found := _NO_BASE.fullmatch(why):
        years = {key: found[key] for key in ("at", "due")}
        return say("settlement.arithmetic.no_base", seen=_amount(found["seen"], unit), target=_amount(found["target"], unit), **years)
    if found := _REACHED.fullmatch(why):
        return say("settlement.arithmetic.reached", seen=_amount(found["seen"], unit), at=found["at"])
    return ""


def _amount(number: str, unit: str) -> str:
    return amount_text(float(number), unit, load_plan_words(language()))


def _interval(text: str, unit: str) -> str:
    """
    >>> _interval("[7, ∞)", "%"), _interval("(-∞, 3.5]", "%"), _interval("[1, 2]", "家"), _interval("7.2", "%")
    ('不少于7%', '不多于3.5%', '1家至2家', '7.2%')
    """
    if text[0] not in "[(":
        return _amount(text, unit)
    low, high = text[1:-1].split(", ")
    if high == "∞":
        return say("settlement.arithmetic.any") if low == "-∞" else say("settlement.arithmetic.at_least", low=_amount(low, unit))
    if low == "-∞":
        return say("settlement.arithmetic.at_most", high=_amount(high, unit))
    return say("settlement.arithmetic.between", low=_amount(low, unit), high=_amount(high, unit))


def part_words(part: Mapping[str, Any]) -> dict[str, str]:
    """What a part says of its promise."""
    promise = part["promise"]
    cmp = promise.get("cmp", "")
    return {
        "mention": promise.get("mention", ""),
        "indicator": promise.get("indicator", "") or promise.get("object", ""),
        "cmp": load_ledger_words(language()).name("comparator_names", cmp) if cmp else "",
        "direction": say(f"settlement.direction.{promise['direction']}") if "direction" in promise else "",
        "place": promise["place"],
        "period": period_text(promise["period"], words()) if promise["period"] else "",
        "need": need_text(part, words()),
    }


def side_words(side: Mapping[str, Any]) -> dict[str, str]:
    """What a piece of evidence says of itself."""
    return {
        "period": period_text(side["period"], words()) if side["period"] else "",
        "grade": grade_text(side["grade"]),
        "known_on": side["known_on"],
        "place": side["place"],
        "indicator": side.get("indicator", "") or side.get("name", ""),
        "held": side.get("held", ""),
    }
