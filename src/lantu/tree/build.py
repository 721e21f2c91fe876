"""Labelled sentences to the plan tree."""

from __future__ import annotations

from lantu.types import Document, PlanNode, Sentence

__all__ = ["build_tree", "heading_paths"]


def build_tree(document: Document, sentences: tuple[Sentence, ...]) -> PlanNode:
    """The tree of headings; every body sentence belongs to exactly one node."""
    return PlanNode(document.metadata.title or document.name, 0, None, tuple(range(len(sentences))))


def heading_paths(tree: PlanNode, n_sentences: int) -> tuple[tuple[int, ...], ...]:
    """For each sentence the indices of the heading sentences above it, outermost first; shape (n_sentences,)."""
    paths: list[tuple[int, ...]] = [()] * n_sentences

    def visit(node: PlanNode, above: tuple[int, ...]) -> None:
        if node.sentence is not None:
            paths[node.sentence] = above
            above = (*above, node.sentence)
        for index in node.sentences:
            paths[index] = above
        for child in node.children:
            visit(child, above)

    visit(tree, ())
    return tuple(paths)
