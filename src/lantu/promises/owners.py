"""Who leads and who is responsible, where the document names them: in a bracket, behind a label, or with 由 … 负责."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.promises.actors import find_actor
from lantu.rules import Finder, compile_pattern, load_rules, word_list

__all__ = ["Owners", "body_names", "find_owners", "names_owners_alone", "without_owners"]

_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
# Where the planes of private use begin.
_HIDDEN = 0xF0000
_LAST_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class Owners:
    """``lead``: the first body named, or the one said to lead; ``others``: the rest, in order. ``rule_id`` says how they were found."""

    lead: str
    others: tuple[str, ...]
    rule_id: str


@cache
def _cues() -> Finder:
    return Finder(compile_pattern("{promises_owner_cues}|{promises_owner_labels}[：:]"))


def find_owners(text: str) -> Owners | None:
    """The bodies that a sentence or an item names as its owners; None where it names none.

    >>> find_owners("新增学位（市教育局牵头，市财政局、各区配合）")
    Owners(lead='市教育局', others=('市财政局', '各区'), rule_id='promises.owners.bracket.001')
    >>> find_owners("支持龙头企业牵头组建联合体") is None, find_owners("由企业负责改造") is None
    (True, True)
    """
    if not _cues().search(text, 0, len(text)):
        return None
    for rule in load_rules("promises_owners").rules:
        match = rule.regex.search(text)
        if match:
            groups = match.groupdict()
            bodies = [*body_names(groups["lead"]), *body_names(groups.get("others") or "")]
            if bodies and (find_actor(bodies[0]) or not rule.effect.get("named")):
                return Owners(bodies[0], tuple(bodies[1:]), rule.id)
    return None


def names_owners_alone(text: str) -> bool:
    """Whether a sentence says nothing but who owns the ones before it, in words of its own instead of behind a label.

    >>> names_owners_alone("由区住建局牵头，区城管局配合。"), names_owners_alone("由区住建局牵头，改造小区。")
    (True, False)
    """
    if not _cues().search(text, 0, len(text)):
        return False
    matches = (rule.regex.search(text) for rule in load_rules("promises_owners").rules)
    # Nothing but marks may be left beside the words that name owners.
    return any(match and not any(map(str.isalnum, text[: match.start()] + text[match.end() :])) for match in matches)


def without_owners(words: str) -> str:
    """``words`` without a bracket at their end that names owners.

    >>> without_owners("学校2所（责任单位：区教育局）"), without_owners("住宅（含加装电梯）")
    ('学校2所', '住宅（含加装电梯）')
    """
    bracket = _LAST_BRACKET.search(words)
    return words[: bracket.start()].rstrip() if bracket and find_owners(bracket[0]) else words


@cache
def _separators() -> re.Pattern[str]:
    return compile_pattern("({promises_body_separators})")


def body_names(words: str) -> list[str]:
    """The bodies of a list, each once it is whole.

    >>> body_names("市工业和信息化局和市商务局，各县（市、区）人民政府")
    ['市工业和信息化局', '市商务局', '各县（市、区）人民政府']
    """
    ends = word_list("promises_body_ends")
    names: list[str] = []
    joiner = ""
    for piece in _separators().split(_BRACKET.sub(lambda bracket: _hide(bracket[0]), words)):
        if _separators().fullmatch(piece):
            joiner = piece
            continue
        name = _without_end(_show(piece.strip()), ends)
        # Only where a body stands before it does the word join two: 工业和信息化局 is one.
        if names and joiner in word_list("promises_body_joiners") and not find_actor(names[-1]) and find_actor(names[-1] + joiner + name):
            names[-1] += joiner + name
        elif len(name) > 1:
            names.append(name)
    return names


def _hide(bracket: str) -> str:
    """A bracket with its marks out of the way of those that part a list, each moved to a character no text has."""
    return "".join(chr(_HIDDEN + ord(mark)) for mark in bracket)


def _show(words: str) -> str:
    return "".join(chr(ord(mark) - _HIDDEN) if ord(mark) >= _HIDDEN else mark for mark in words)


def _without_end(name: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        name = name.removesuffix(end)
    return name
