"""The plan tree: outlines of whole documents, and what must hold for any sequence of labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from case_files import case_params
from lantu.annotating import annotate
from lantu.segment import split_sentences
from lantu.tree import build_tree, heading_paths
from lantu.types import LABELS, Document, PlanNode, Sentence


def nodes(tree: PlanNode) -> list[PlanNode]:
    return [tree, *(below for child in tree.children for below in nodes(child))]


def labelled(marks: list[tuple[str, int | None]]) -> tuple[Document, tuple[Sentence, ...]]:
    text = "".join(f"第{number}行\n" for number in range(len(marks)))
    sentences = split_sentences(text)
    marked = zip(sentences, marks, strict=True)
    return Document("plan", text, text), tuple(replace(sentence, label=label, level=level) for sentence, (label, level) in marked)


@pytest.mark.parametrize("case", case_params("outlines"))
def test_labels_and_levels_of_a_document(case: dict[str, Any]) -> None:
    text = case["text"]
    sentences = annotate(Document("plan", text, text)).sentences
    read = [[sentence.label, sentence.level, text[sentence.start : sentence.end]] for sentence in sentences]
    short = [[label, level, words[: len(wanted[2])]] for (label, level, words), wanted in zip(read, case["expect"], strict=True)]
    assert short == case["expect"]


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.integers(1, 6)), max_size=40))
@settings(max_examples=200, deadline=None)
def test_every_sentence_has_one_place_and_levels_rise_downwards(marks: list[tuple[str, int]]) -> None:
    document, sentences = labelled([(label, level if label == "heading" else None) for label, level in marks])
    tree = build_tree(document, sentences)
    held = Counter(index for node in nodes(tree) for index in (*node.sentences, *([node.sentence] if node.sentence is not None else [])))
    assert held == Counter(range(len(sentences)))
    for node in nodes(tree):
        assert all(child.level > node.level for child in node.children)
        assert list(node.sentences) == sorted(node.sentences)
    chrome = {index for index, sentence in enumerate(sentences) if sentence.label == "chrome"}
    assert chrome <= set(tree.sentences)


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.integers(1, 6)), max_size=40))
@settings(max_examples=100, deadline=None)
def test_a_path_leads_from_the_outermost_heading_to_the_sentence(marks: list[tuple[str, int]]) -> None:
    document, sentences = labelled([(label, level if label == "heading" else None) for label, level in marks])
    paths = heading_paths(build_tree(document, sentences), len(sentences))
    for index, path in enumerate(paths):
        assert list(path) == sorted(path)
        assert all(above < index and sentences[above].label == "heading" for above in path)


def test_a_document_may_nest_deeper_than_the_interpreter_counts() -> None:
    document, sentences = labelled([("heading", level) for level in range(1, 5_001)])
    tree, depth = build_tree(document, sentences), 0
    while tree.children:
        (tree,), depth = tree.children, depth + 1
    assert depth == 5_000


def test_a_lead_in_without_a_level_stands_below_its_main_part() -> None:
    document, sentences = labelled([("heading", 1), ("heading", 2), ("heading", 3), ("heading", None), ("promise", None)])
    tree = build_tree(document, sentences)
    assert heading_paths(tree, 5)[4] == (0, 1, 3)
