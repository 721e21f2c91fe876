"""The project's own annotations are found by name beside the gold's, and say what every annotation says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gold import gold_names, load_scorer
from own import annotated_rows, own_names

SHARED = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[2] / "shared"))

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder")


@pytest.mark.parametrize("name", own_names())
def test_an_own_annotation_is_whole(name: str) -> None:
    assert name not in gold_names(SHARED)
    rows, table = annotated_rows(load_scorer(SHARED), SHARED, name)
    assert [row["sid"] for row in rows] == list(table) == list(range(len(rows)))
    assert {row["label"] for row in rows} >= {"heading", "promise", "result", "context"}
    for row in rows:
        at = 0
        for figure in row["figures"]:
            assert figure["kind"] in ("target", "result")
            assert figure["indicator"]
            at = table[row["sid"]][1].index(figure["mention"], at) + len(figure["mention"])


def test_the_gold_is_read_the_same_way() -> None:
    rows, table = annotated_rows(load_scorer(SHARED), SHARED, "seed_000")
    assert len(rows) == len(table) == 43
