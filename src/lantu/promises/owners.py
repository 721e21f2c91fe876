"""Who leads and who is responsible, where the document names them: in a bracket, behind a label, or with 由 … 负责."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lantu.promises.actors import find_actor
from lantu.rules import compile_pattern, load_rules, word_list

__all__ = ["Owners", "find_owners", "is_owner_line"]


@dataclass(frozen=True, slots=True)
class Owners:
    """``lead``: the first body named, or the one said to lead; ``others``: the rest, in order. ``rule_id`` says how they were found."""

    lead: str
    others: tuple[str, ...]
    rule_id: str


@cache
def _cues() -> re.Pattern[str]:
    return compile_pattern("{promises_owner_cues}|{promises_owner_labels}[：:]")


def find_owners(text: str) -> Owners | None:
    """The bodies that a sentence or an item names as its owners; None where it names none.

    >>> find_owners("新增学位（市教育局牵头，市财政局、各区配合）")
    Owners(lead='市教育局', others=('市财政局', '各区'), rule_id='promises.owners.bracket.001')
    >>> find_owners("支持龙头企业牵头组建联合体") is None, find_owners("由企业负责改造") is None
    (True, True)
    """
    if not _cues().search(text):
        return None
    for rule in load_rules("promises_owners").rules:
        match = rule.regex.search(text)
        if match:
            groups = match.groupdict()
            bodies = [*_names(groups["lead"]), *_names(groups.get("others") or "")]
            if bodies and (find_actor(bodies[0]) or not rule.effect.get("named")):
                return Owners(bodies[0], tuple(bodies[1:]), rule.id)
    return None


def is_owner_line(text: str) -> bool:
    """Whether a sentence says nothing but who owns the ones before it.

    >>> is_owner_line("（责任单位：市文旅局）"), is_owner_line("新建书房（责任单位：市文旅局）")
    (True, False)
    >>> is_owner_line("由区住建局牵头，区城管局配合。"), is_owner_line("由区住建局牵头，改造小区。")
    (True, False)
    """
    if not _cues().search(text):
        return False
    if _owner_line().match(text):
        return True
    matches = (rule.regex.search(text) for rule in load_rules("promises_owners").rules)
    # Nothing but marks may be left beside the words that name owners.
    return any(match and not any(map(str.isalnum, text[: match.start()] + text[match.end() :])) for match in matches)


@cache
def _owner_line() -> re.Pattern[str]:
    return compile_pattern(r"[（(【\s]*{promises_owner_labels}[：:]")


@cache
def _separators() -> re.Pattern[str]:
    return compile_pattern("{promises_body_separators}")


def _names(words: str) -> list[str]:
    names = (name.strip() for name in _separators().split(words))
    ends = word_list("promises_body_ends")
    return [_without_end(name, ends) for name in names if len(_without_end(name, ends)) > 1]


def _without_end(name: str, ends: tuple[str, ...]) -> str:
    for end in ends:
        name = name.removesuffix(end)
    return name
