"""The ledger: numbers, repeats, reasons; and every citation of every shared document reproduces its source."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from lantu.annotating import Annotation
from lantu.ledgers import build_ledger, ledger, verify_ledger
from lantu.ledgers.reasons import complete_figure_reasons, complete_reasons, split_reason
from lantu.ledgers.repeats import find_repeats
from lantu.opening import read
from lantu.types import Document, Figure, PlanNode, Promise

SHARED = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[3].parent / "shared"))
DOCUMENTS = sorted([*SHARED.glob("corpus/*/*.txt"), *SHARED.glob("seeds/*.txt")])


def _promise(text: str, start: int, **fields: object) -> Promise:
    promise = Promise(f"p{start}", "plan", start, start + len(text), 0, text, "", "", "", "", "", "project")
    return replace(promise, **fields)  # type: ignore[arg-type]


def _annotation(*texts: str) -> Annotation:
    joined = "".join(texts)
    starts = [len("".join(texts[:index])) for index in range(len(texts))]
    promises = tuple(_promise(text, start) for text, start in zip(texts, starts, strict=True))
    return Annotation(Document("plan", joined, joined), (), PlanNode("", 0), promises, ())


def test_numbers_count_on_over_documents() -> None:
    built = build_ledger([_annotation("建桥。", "修路。"), _annotation("种树。")])
    assert [(row.number, row.document) for row in built.rows] == [(1, 0), (2, 0), (3, 1)]
    assert [row.number for row in built.rows_of(1)] == [3]


def test_repeats_point_to_the_first_of_their_document() -> None:
    built = build_ledger([_annotation("建桥。"), _annotation("修路；", "建桥。", "修路。", "修路")])
    assert [row.same_as for row in built.rows] == [None, None, None, 2, 2]


@pytest.mark.parametrize(
    ("first", "second", "repeats"),
    [
        ({"text": "Build 4 bridges."}, {"text": "build 4 bridges"}, [None, 0]),
        ({"text": "建4座桥"}, {"text": "建5座桥"}, [None, None]),
        ({"text": "建桥", "actor": "甲园区"}, {"text": "建桥", "actor": "乙园区"}, [None, None]),
        ({"text": "……"}, {"text": "——"}, [None, None]),
    ],
)
def test_repeats(first: dict[str, str], second: dict[str, str], repeats: list[int | None]) -> None:
    assert find_repeats([replace(_promise("", 0), **fields) for fields in (first, second)]) == repeats  # type: ignore[arg-type]


def test_every_empty_field_has_a_reason() -> None:
    reasons = complete_reasons(_promise("建桥。", 0, due="2026", reasons={"lead_body": "not applicable", "due": "not stated"}))
    assert reasons["lead_body"] == "not applicable"
    assert reasons["responsible_bodies"] == "not stated"
    assert "due" not in reasons


def test_every_empty_field_of_a_figure_has_a_reason() -> None:
    figure = Figure("4座", 0, 2, "target", "桥", "", "eq", 4.0, "座", "increment", "", reasons={"period": "not applicable"})
    assert complete_figure_reasons(figure) == {"period": "not applicable"}


@pytest.mark.parametrize(
    ("reason", "parts"),
    [
        ("not stated", ("not stated", "")),
        ("not applicable (a rule)", ("not applicable", "a rule")),
        ("two readings", ("not found", "two readings")),
    ],
)
def test_split_reason(reason: str, parts: tuple[str, str]) -> None:
    assert split_reason(reason) == parts


def test_a_ledger_travels_between_processes() -> None:
    built = build_ledger([_annotation("建桥。")])
    assert pickle.loads(pickle.dumps(built)).rows == built.rows


def test_a_wrong_citation_is_found() -> None:
    built = build_ledger([_annotation("建桥。")])
    wrong = replace(built.rows[0], citation=replace(built.rows[0].citation, quote="修路。"))
    assert verify_ledger(replace(built, rows=(wrong,))) == [wrong.citation]


@pytest.mark.skipif(not DOCUMENTS, reason="the shared documents are not beside the repository")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_citation_reproduces_its_source(path: Path) -> None:
    built = ledger(read(path))
    assert len(built.documents) == 1
    assert verify_ledger(built) == []
