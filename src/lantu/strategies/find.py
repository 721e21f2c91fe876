"""Named strategies and abbreviations of a document, each with its owner and, where the document gives one, its expansion.

Comes in: labelled sentences, their speakers. Goes out: ``Strategy`` records in order of first mention. The same name of two owners
makes two. Deliberately not done: knowledge from outside; what the document does not expand is "not expanded".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from lantu.rules import Rule, Sieve, load_rules, word_set
from lantu.strategies.expand import Mention, expand
from lantu.types import Document, PlanNode, Promise, Sentence, Strategy

__all__ = ["find_strategies"]


@dataclass(slots=True)
class _Name:
    """One name of one owner while its mentions are gathered."""

    name: str
    owner: str
    form: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)


def find_strategies(
    document: Document,
    sentences: tuple[Sentence, ...],
    tree: PlanNode,
    promises: tuple[Promise, ...],
    *,
    speakers: Sequence[str] = (),
) -> tuple[Strategy, ...]:
    """Every named strategy or abbreviation, in order of first mention. ``speakers``: who speaks in each sentence, "" where unknown."""
    names: dict[tuple[str, str], _Name] = {}
    for index, sentence in enumerate(sentences):
        if sentence.label == "chrome":
            continue
        owner = speakers[index] if speakers else document.metadata.place
        for start, end, form in _mentions(document.clean_text[sentence.start : sentence.end]):
            span = (sentence.start + start, sentence.start + end)
            name = document.clean_text[span[0] : span[1]]
            entry = names.setdefault((name, owner), _Name(name, owner, form))
            entry.mentions.append(span)
            entry.sentences.append(index)
    return tuple([_strategy(document, sentences, tree, entry) for entry in names.values()])


@cache
def _rules() -> Sieve[Rule]:
    return Sieve(load_rules("strategies").rules)


def _mentions(text: str) -> list[tuple[int, int, str]]:
    """Start, end and form of each name in a sentence; of overlapping ones the earlier, then the longer."""
    found = []
    for rule in _rules().left(text):
        for match in rule.regex.finditer(text):
            group = "name" if match["name"] else "name2"
            if match[group] not in word_set("strategies_ordinary"):
                found.append((*match.span(group), rule.effect["form"]))
    found.sort(key=lambda item: (item[0], -item[1]))
    kept: list[tuple[int, int, str]] = []
    for item in found:
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


def _strategy(document: Document, sentences: tuple[Sentence, ...], tree: PlanNode, entry: _Name) -> Strategy:
    start, end = entry.mentions[0]
    plain = Strategy(entry.name, entry.owner, start, end, tuple(entry.mentions))
    for index, span in zip(entry.sentences, entry.mentions, strict=True):
        expansion = expand(document.clean_text, sentences, tree, Mention(index, span, entry.form))
        if expansion:
            return replace(plain, expansion=expansion.parts, evidence=expansion.span, complete=expansion.complete)
    return plain
