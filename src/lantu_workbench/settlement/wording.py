"""Verdicts in people's words: reasons, evidence, and the arithmetic as a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu.export import Words, load_settlement_words, need_text, period_text, why_text
from lantu.export import load_words as load_ledger_words
from lantu_workbench.base.words import language, say

__all__ = [
    "arithmetic",
    "basis_text",
    "doubt_text",
    "grade_text",
    "held_state_text",
    "marked",
    "need_name",
    "part_words",
    "reason_of",
    "rule_text",
    "side_words",
    "state_text",
    "words",
]

# The library's arithmetic of a pace, of a way without a base, and of what is reached before its time; it reads "a ≥ b" for all else.
_PACE = re.compile(r"(?P<done>\S+) [≥<] \S+ × (?P<needed>\S+) @(?P<at>\d+) \((?P<start>\d+)–(?P<due>\d+)\)")
_NO_BASE = re.compile(r"(?P<seen>\S+) @(?P<at>\d+) → (?P<target>\S+) @(?P<due>\d+)")
_REACHED = re.compile(r"(?P<said>.+) @(?P<at>\d+)")
# Why the library holds a value, and by which words it is told.
_DOUBTS = {
    "share": re.compile(r"impossible: (?P<value>\S+) of a whole"),
    "fall": re.compile(r"impossible: fell by (?P<value>\S+)"),
    "negative": re.compile(r"impossible: (?P<value>.+)"),
    "jump": re.compile(r"jump: (?P<value>\S+) beside (?P<near>\S+)"),
    "slip": re.compile(r"unit slip ×(?P<times>\S+): (?P<value>\S+) beside (?P<near>\S+)"),
}
_UNPROVEN = "settle.unproven."
_OUTCOMES = {"kept": "holds", "missed": "fails", "partly": "parts", "on_course": "holds", "late": "fails"}
_COMPUTED = ("bound", "no_base")


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


def held_state_text(state: str) -> str:
    return say(f"settlement.held_state.{state}")


def doubt_text(why: str) -> str:
    """Why the library holds a value, in words; "" where it does not.

    >>> doubt_text("jump: 523000 beside 51"), doubt_text("")
    ('和前后的数相差悬殊：523000，前后为 51', '')
    """
    for name, pattern in _DOUBTS.items():
        if found := pattern.fullmatch(why):
            return say(f"settlement.doubt.{name}", **found.groupdict())
    return why


def marked(text: str, words: str) -> SafeString:
    """A sentence with the words that matter lit."""
    before, found, after = text.partition(words) if words else (text, "", "")
    return format_html("{}<mark>{}</mark>{}", before, found, after) if found else format_html("{}", text)


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
    if part["verdict"] not in _OUTCOMES and reason_of(part["rule"]) not in _COMPUTED:
        return why_text(part, words())
    if part["result"] and "stage" in part["result"]:
        return say("settlement.arithmetic.stage", seen=part["result"]["mention"])
    return say("settlement.arithmetic.join").join(_piece(piece, part) for piece in str(part["why"]).split("; "))


def _piece(why: str, part: Mapping[str, Any]) -> str:
    if found := _PACE.search(why):
        return say(f"settlement.arithmetic.{'behind' if part['verdict'] == 'late' else 'ahead'}", **found.groupdict())
    if found := _NO_BASE.search(why):
        return say("settlement.arithmetic.no_base", **found.groupdict())
    if found := _REACHED.fullmatch(why):
        return say("settlement.arithmetic.reached", **found.groupdict())
    return say(f"settlement.arithmetic.{_OUTCOMES.get(part['verdict'], 'bound')}", said=why)


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
        "held": doubt_text(side.get("held", "")),
    }
