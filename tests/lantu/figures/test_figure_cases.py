"""Figures of single sentences, field by field: tests/cases/figures.jsonl."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantu.figures import find_figures
from lantu.types import Document, Metadata, PlanNode, Sentence

CASES = [json.loads(line) for line in (Path(__file__).parents[2] / "cases" / "figures.jsonl").read_text(encoding="utf-8").splitlines()]


def figures_of(case: dict[str, Any]) -> list[dict[str, Any]]:
    text = case["text"]
    document = Document("case", text, text, metadata=Metadata(year=case["year"]))
    tree = PlanNode("", 0, sentences=(0,))
    (sentence,) = find_figures(document, (Sentence(0, len(text), 0, True, case["label"]),), tree)
    fields = ("mention", "indicator", "value", "unit", "measure")
    return [{field: getattr(figure, field) for field in fields} for figure in sentence.figures]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case["status"] == "known failure":
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["comment"]))
    assert figures_of(case) == case["expect"]
