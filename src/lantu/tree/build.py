"""Labelled sentences to the plan tree.

Comes in: sentences with labels and levels. Goes out: nodes of headings with the sentences that stand under them. Several heading
lines of one level in a row (关键词 1 / 先进制造业) make one node: its title joins them, and the later lines are listed first among
its sentences. Site furniture belongs to no heading and is listed under the root.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lantu.types import Document, PlanNode, Sentence

__all__ = ["build_tree", "heading_paths"]


@dataclass(slots=True)
class _Node:
    """A node while it grows."""

    titles: list[str]
    level: int
    sentence: int | None
    sentences: list[int] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)


def build_tree(document: Document, sentences: tuple[Sentence, ...]) -> PlanNode:
    """The tree of headings.

    Every sentence that is no heading belongs to exactly one node, furniture to the root. Linear in the sentences.
    """
    root = _Node([document.metadata.title or document.name], 0, None)
    stack = [root]
    for index, sentence in enumerate(sentences):
        if sentence.label == "chrome":
            root.sentences.append(index)
        elif sentence.label != "heading":
            stack[-1].sentences.append(index)
        else:
            _grow(stack, document.clean_text[sentence.start : sentence.end], _level(sentence, stack), index, sentences)
    return _freeze(root)


def _level(sentence: Sentence, stack: list[_Node]) -> int:
    """A lead-in without a level stands right below its main part."""
    if sentence.level is not None:
        return sentence.level
    return next((node.level for node in reversed(stack) if node.level <= 2), 0) + 1


def _grow(stack: list[_Node], title: str, level: int, index: int, sentences: tuple[Sentence, ...]) -> None:
    top = stack[-1]
    bare = top.sentence is not None and not top.children and len(top.sentences) == len(top.titles) - 1
    if bare and top.level == level and sentences[index].at_line_start and (level <= 1 or "line" in sentences[index].reason):
        top.titles.append(title)
        top.sentences.append(index)
        return
    while len(stack) > 1 and stack[-1].level >= level:
        stack.pop()
    node = _Node([title], level, index)
    stack[-1].children.append(node)
    stack.append(node)


def _freeze(root: _Node) -> PlanNode:
    """Nodes made immutable from the leaves up, without recursion: a document may nest deeper than the interpreter's stack."""
    order, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting.extend(node.children)
    frozen: dict[int, PlanNode] = {}
    for node in reversed(order):
        children = tuple([frozen[id(child)] for child in node.children])
        frozen[id(node)] = PlanNode(" ".join(node.titles), node.level, node.sentence, tuple(node.sentences), children)
    return frozen[id(root)]


def heading_paths(tree: PlanNode, n_sentences: int) -> tuple[tuple[int, ...], ...]:
    """For each sentence the indices of the heading sentences above it, outermost first; shape (n_sentences,)."""
    paths: list[tuple[int, ...]] = [()] * n_sentences
    waiting: list[tuple[PlanNode, tuple[int, ...]]] = [(tree, ())]
    while waiting:
        node, above = waiting.pop()
        if node.sentence is not None:
            paths[node.sentence] = above
            above = (*above, node.sentence)
        for index in node.sentences:
            paths[index] = above
        waiting.extend((child, above) for child in node.children)
    return tuple(paths)
