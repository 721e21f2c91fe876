"""What a name counts, told by the headings of a document: 五区 by 做大城区, 做强园区 …; 两个高地 by the two points that each make one."""

from __future__ import annotations

import re

from lantu.rules import compile_pattern
from lantu.strategies.expansion import Expansion
from lantu.types import PlanNode, Sentence

__all__ = ["by_headings"]

_HAN = "[\u4e00-\u9fff]"
_CLAUSE_MARKS = "，。；：,;:！？!?"
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
    goals = None
    if len(kernel) > 1 and text.count(kernel) >= count:
        goals = compile_pattern(f"{{labels_action_verbs}}(?P<part>{_HAN}{{2,20}}?{re.escape(kernel)})(?=[，。；、]|$)")
    waiting = [tree]
    while waiting:
        node = waiting.pop(0)
        waiting.extend(node.children)
        if len(node.children) < count:
            continue
        if goals and (found := _among(text, sentences, node, count, kernel, goals)):
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
    if 0 < len(kernel) <= 2:
        shape = re.compile(rf"[\u4e00-\u9fff]{{{len(kernel)}}}{re.escape(kernel)}(?:[（(][^（()）]{{1,4}}[)）])?")
        found = [shape.search(re.split(f"[{_CLAUSE_MARKS}]", title)[0]) for title in titles]
        if all(found):
            return [match[0] for match in found if match]
    return []


def _keywords(titles: list[str]) -> list[str]:
    keywords = [compile_pattern(_KEYWORD).match(title) for title in titles]
    return [match["part"] for match in keywords if match] if all(keywords) else []


def _among(text: str, sentences: tuple[Sentence, ...], node: PlanNode, count: int, kernel: str, goals: re.Pattern[str]) -> Expansion | None:
    """The points of one level that each make one thing of the kind, if they are as many as the name counts."""
    found: list[tuple[int, int]] = []
    for child in node.children:
        if child.sentence is None:
            continue
        start = sentences[child.sentence].start
        end = text.find("\n", start, start + _HEAD)
        end = end if end >= 0 else start + _HEAD
        if kernel in text[start:end] and (match := goals.search(text, start, end)):
            found.append(match.span("part"))
    parts = tuple(dict.fromkeys(text[slice(*span)] for span in found))
    return Expansion(parts, (found[0][0], found[-1][1])) if len(parts) == len(found) == count else None
