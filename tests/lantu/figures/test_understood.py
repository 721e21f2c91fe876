"""What docs/algorithms/quantities.md says is understood: every case of tests/cases/figures_understood.jsonl, all fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantu.figures import find_figures
from lantu.types import Document, Metadata, PlanNode, Sentence

ROOT = Path(__file__).parents[3]
CASES = [json.loads(line) for line in (ROOT / "tests" / "cases" / "figures_understood.jsonl").read_text(encoding="utf-8").splitlines()]
OPTIONAL = ("value2", "period_detail")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_sentence_is_understood(case: dict[str, Any]) -> None:
    text = case["text"]
    document = Document("case", text, text, metadata=Metadata(year=case["year"]))
    (sentence,) = find_figures(document, (Sentence(0, len(text), 0, True, case["label"]),), PlanNode("", 0, sentences=(0,)))
    fields = [*(field for field in case["expect"][0] if field not in OPTIONAL), *OPTIONAL] if case["expect"] else []
    found = [{field: getattr(figure, field) for field in fields} for figure in sentence.figures]
    assert found == [{"value2": None, "period_detail": "", **expected} for expected in case["expect"]]


def test_the_table_shows_every_case() -> None:
    table = (ROOT / "docs" / "algorithms" / "quantities.md").read_text(encoding="utf-8")
    assert [case["id"] for case in CASES if f"| {case['text']} |" not in table] == []
