"""The whole pipeline: the same for the same text, traced or not, and every offset leads back, whatever the text."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import lantu
from case_files import load_cases
from lantu.ledgers import verify_ledger
from lantu.rows import promise_rows, sentence_rows, strategy_rows
from lantu.sources import read_bytes
from lantu.types import LABELS

LINES = sorted(
    {line for case in load_cases("outlines") for line in case["text"].splitlines()}
    | {case["text"] for name in ("figures", "quantities", "promises") for case in load_cases(name)[:40]}
)


def document_of(text: str) -> lantu.Document:
    return lantu.Document("plan", text, text)


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["\n", "", "　", "\r\n"]))
@settings(max_examples=60, deadline=None)
def test_every_offset_leads_back_to_its_words(lines: list[str], between: str) -> None:
    document = read_bytes((between.join(lines) or "无").encode(), "plan.txt")
    annotation = lantu.annotate(document)
    source = document.source_text
    for row in (*promise_rows(annotation), *strategy_rows(annotation)):
        assert source[row["start"] : row["end"]] == row["quote"] != ""
    for row in sentence_rows(annotation):
        assert row["label"] in LABELS and 0 <= row["confidence"] <= 1
        assert ("level" in row) <= (row["label"] == "heading")
        for figure in row["figures"]:
            assert row["start"] <= figure["start"] < figure["end"] <= row["end"]
            assert source[figure["start"] : figure["end"]] == figure["mention"]
    assert verify_ledger(lantu.ledger(document)) == []


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_annotated(text: str) -> None:
    annotation = lantu.annotate(document_of(text))
    assert sum(len(text[sentence.start : sentence.end].strip()) > 0 for sentence in annotation.sentences) == len(annotation.sentences)


def test_the_same_text_gives_the_same_bytes_and_a_trace_changes_none() -> None:
    document = document_of("\n".join(LINES))
    plain, again = (json.dumps(sentence_rows(lantu.annotate(document)), ensure_ascii=False) for _ in range(2))
    traced = json.dumps(sentence_rows(lantu.annotate(document, trace=lantu.Trace())), ensure_ascii=False)
    assert plain == again == traced


def test_ids_of_promises_are_their_own() -> None:
    ids = [promise.id for promise in lantu.annotate(document_of("\n".join(LINES * 2))).promises]
    assert len(ids) == len(set(ids)) > 50


def test_what_was_found_of_a_damaged_text_points_into_the_damage() -> None:
    damaged = "高新區(qū)要加快建設(shè)產(chǎn)業(yè)園,年內(nèi)新建標(biāo)準(zhǔn)廠(chǎng)房12棟。" * 3
    document = read_bytes(damaged.encode(), "plan.txt")
    rows = [row for row in promise_rows(lantu.annotate(document)) if row["figures"]]
    assert rows
    for row in rows:
        assert damaged[row["start"] : row["end"]] == row["quote"]
        assert "(" in row["quote"] and "(" not in row["text"]


def test_reading_a_text_again_takes_no_more_memory() -> None:
    """Python keeps dead tuples for reuse; those that were made too long at first and cut, as from generators, only pile up."""
    source = Path(__file__).parents[2] / "samples" / "sources" / "01-city-tasks.md"
    document = document_of(source.read_text(encoding="utf-8"))
    for _ in range(20):
        lantu.annotate(document)
    gc.collect()
    blocks = []
    for _ in range(60):
        lantu.annotate(document)
        blocks.append(sys.getallocatedblocks())
    assert blocks[-1] - blocks[9] < 500
