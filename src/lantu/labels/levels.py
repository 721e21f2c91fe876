"""The level of each heading: 1 for the title, 2 for the main parts, 3, 4 … below, relative in the document.

Comes in: labelled sentences with the layout's verdicts. Goes out: a level or None a sentence. A numbering keeps its level while its
part lasts; a numbering that was not seen yet stands below the one before it, unless it is by nature further out (（一） is further
out than ——).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from lantu.labels.verdicts import Verdict
from lantu.rules import Rule, compile_pattern, load_rules, word_list
from lantu.types import Document, Sentence

__all__ = ["heading_levels"]

_MAIN_STYLES = ("chinese", "keyword")
# Topic sentences of one part that begin alike (这五年，…) are a numbering of their own from three on.
_REFRAIN, _REFRAIN_LENGTH = 3, 3
_TOPIC_RANK = 6
# Points told off right behind one of these stand beside it; after sentences of its own a topic has its points below it.
_ANNOUNCING = ("topic", "announcing")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a heading is marked; ``rank`` by nature, a lower one stands further out."""

    name: str
    rank: int


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules("labels_headings").rules


def heading_levels(document: Document, sentences: list[Sentence], verdicts: list[Verdict | None]) -> list[int | None]:
    """One level or None a sentence; shape (n_sentences,). A lead-in that only announces a list has none."""
    text = document.clean_text
    words = [text[sentence.start : sentence.end] for sentence in sentences]
    headings = [index for index, sentence in enumerate(sentences) if sentence.label == "heading"]
    refrains = _refrains(words, headings)
    formats = _format_levels(verdicts)
    levels: list[int | None] = [None] * len(sentences)
    stack: list[_Style] = []
    previous = -2
    for index in headings:
        verdict = verdicts[index]
        if _resets(words[previous + 1 : index]):
            stack = stack[:1]
        if verdict is not None and verdict.style in formats:
            levels[index], stack = formats[verdict.style], []
        elif verdict is not None and verdict.style == "title":
            levels[index], stack = 1, []
        elif not words[index].endswith(word_list("labels_lead_in_ends")) and (verdict is None or verdict.style != "lead_in"):
            style = _style_of(words[index], verdict, refrains)
            if style.name == "ordinal" and previous == index - 1 and stack and stack[-1].name in _ANNOUNCING:
                stack.pop()
            levels[index] = _place(stack, style, continues=_continues(index, previous, verdicts))
        previous = index
    return levels


def _place(stack: list[_Style], style: _Style, *, continues: bool) -> int:
    """The level of a heading of ``style`` below the styles of ``stack``, which is brought up to date."""
    if continues:
        return len(stack) + 1
    if style.name in _MAIN_STYLES:
        stack.clear()
    names = [above.name for above in stack]
    if style.name in names:
        del stack[names.index(style.name) + 1 :]
    else:
        while stack and stack[-1].rank > style.rank:
            stack.pop()
        stack.append(style)
    return len(stack) + 1


def _continues(index: int, previous: int, verdicts: list[Verdict | None]) -> bool:
    """A line right under a keyword line is part of the same heading."""
    here = verdicts[index]
    if index != previous + 1 or here is None or here.style != "line":
        return False
    while index > 0 and (above := verdicts[index - 1]) is not None and above.style in ("line", "keyword"):
        if above.style == "keyword":
            return True
        index -= 1
    return False


def _style_of(words: str, verdict: Verdict | None, refrains: frozenset[str]) -> _Style:
    if verdict is not None and verdict.style in ("keyword", "mark"):
        return _Style(verdict.style, 1 if verdict.style == "keyword" else 2)
    for rule in _rules():
        if rule.regex.search(words):
            return _Style(rule.effect["style"], rule.effect["rank"])
    if verdict is not None and verdict.style == "line":
        return _Style("line", 2)
    if words[:_REFRAIN_LENGTH] in refrains:
        return _Style(words[:_REFRAIN_LENGTH], _TOPIC_RANK - 1)
    return _Style("topic", _TOPIC_RANK)


def _refrains(words: list[str], headings: list[int]) -> frozenset[str]:
    starts = Counter(words[index][:_REFRAIN_LENGTH] for index in headings if not any(rule.regex.search(words[index]) for rule in _rules()))
    return frozenset(start for start, count in starts.items() if count >= _REFRAIN)


def _resets(between: list[str]) -> bool:
    """A new address to the audience begins afresh below the main part, and so does a passage that draws lessons or names problems."""
    turns = _turning().search
    return any(words.startswith(word_list("labels_salutations")) or turns(words) for words in between)


@cache
def _turning() -> re.Pattern[str]:
    return compile_pattern("{labels_turning_words}")


def _format_levels(verdicts: list[Verdict | None]) -> dict[str, int]:
    """Levels that the file's own heading styles give: a single outermost one is the title."""
    counts = Counter(verdict.style for verdict in verdicts if verdict is not None and verdict.style.startswith("heading "))
    if not counts:
        return {}
    depths = sorted(counts, key=lambda style: int(style.split()[1]))
    shift = 1 if counts[depths[0]] == 1 else 2
    return {style: place + shift for place, style in enumerate(depths)}
