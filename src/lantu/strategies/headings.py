"""What a name counts, told by the headings of a document: 五区 by 做大城区, 做强园区 …; 两个高地 by the two points that each make one."""

from __future__ import annotations

import re
from functools import cache

from lantu.rules import Prefixes, compile_pattern, word_list
from lantu.strategies.expansion import Expansion
from lantu.types import PlanNode, Sentence

__all__ = ["by_headings"]

_ALL_HAN = re.compile("[\u4e00-\u9fff]+")
_MARK = re.compile("[，。；：,;:！？!?]")
_BRACKET = re.compile("[（(][^（()）]{1,4}[)）]")
# What closes the clause that a goal ends, and how much stands between its verb and its kernel.
_GOAL_ENDS = "，。；、"
_SHORTEST_GOAL, _LONGEST_GOAL = 2, 20
# A heading that is a keyword with its number, and the words after it.
_KEYWORD = r"^{strategies_keywords}\s*(?:\d+|{strategies_numerals}+)?[\s:：]*(?P<part>\S+)"
# Fewer parts than this are not looked for among headings: two of anything agree by chance.
_LEAST_HEADINGS = 3
# A point says what it is to make within so many characters.
_HEAD = 80


def by_headings(text: str, sentences: tuple[Sentence, ...], tree: PlanNode, count: int, kernel: str, *, titled: bool) -> Expansion | None:
    """As many sibling headings as the name counts, each holding the kernel (做大城区, 做强园区 for 五区).

    For a name that stands in a title they may also each be a keyword (关键词 1 先进制造业).
    """
    goals = len(kernel) > 1 and text.count(kernel) >= count
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        waiting.extend(node.children)
        if len(node.children) < count:
            continue
        if goals and (found := _among(text, sentences, node, count, kernel)):
            return found
        if count < _LEAST_HEADINGS:
            continue
        keyed = [child for child in node.children if compile_pattern(_KEYWORD).match(child.title)]
        for heads in (node.children, keyed):
            titles = [head.title for head in heads]
            if len(heads) == count and (parts := _by_kernels(titles, kernel) or (_keywords(titles) if titled else [])):
                first, last = heads[0].sentence, heads[-1].sentence
                return Expansion(tuple(parts), (sentences[first or 0].start, sentences[last or 0].end))
    return None


def _by_kernels(titles: list[str], kernel: str) -> list[str]:
    if not 0 < len(kernel) <= 2:
        return []
    found = [_with_kernel(_MARK.split(title, 1)[0], kernel) for title in titles]
    return found if all(found) else []


def _with_kernel(title: str, kernel: str) -> str:
    """The first kernel in a title with as many characters before it as it has itself, and a short bracket behind it; "" without one."""
    size = len(kernel)
    at = title.find(kernel, size)
    while at >= 0:
        if _ALL_HAN.fullmatch(title, at - size, at):
            bracket = _BRACKET.match(title, at + size)
            return title[at - size : bracket.end() if bracket else at + size]
        at = title.find(kernel, at + 1)
    return ""


def _keywords(titles: list[str]) -> list[str]:
    keywords = [compile_pattern(_KEYWORD).match(title) for title in titles]
    return [match["part"] for match in keywords if match] if all(keywords) else []


def _among(text: str, sentences: tuple[Sentence, ...], node: PlanNode, count: int, kernel: str) -> Expansion | None:
    """The points of one level that each make one thing of the kind, if they are as many as the name counts."""
    found: list[tuple[int, int]] = []
    for child in node.children:
        if child.sentence is None:
            continue
        start = sentences[child.sentence].start
        end = text.find("\n", start, start + _HEAD)
        end = end if end >= 0 else min(len(text), start + _HEAD)
        if kernel in text[start:end] and (goal := _goal(text, start, end, kernel)):
            found.append(goal)
    parts = tuple(dict.fromkeys(text[slice(*span)] for span in found))
    return Expansion(parts, (found[0][0], found[-1][1])) if len(parts) == len(found) == count else None


def _goal(text: str, start: int, end: int, kernel: str) -> tuple[int, int] | None:
    """Where the first thing of the kind stands behind a verb: 2 to 20 characters, the kernel, and the end of a clause."""
    verbs = _verbs()
    for at in range(start, end):
        for opened in verbs.ends_at(text, at, end):
            closed = _goal_end(text, opened, end, kernel)
            if closed:
                return opened, closed
    return None


def _goal_end(text: str, start: int, end: int, kernel: str) -> int:
    at = text.find(kernel, start + _SHORTEST_GOAL, min(end, start + _LONGEST_GOAL + len(kernel)))
    while at >= 0 and _ALL_HAN.fullmatch(text, start, at):
        behind = at + len(kernel)
        if behind == end or text[behind] in _GOAL_ENDS:
            return behind
        at = text.find(kernel, at + 1, min(end, start + _LONGEST_GOAL + len(kernel)))
    return 0


@cache
def _verbs() -> Prefixes:
    return Prefixes.of(word_list("labels_action_verbs"))
