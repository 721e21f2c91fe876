"""The stretches whose labels only measure are whole, and of reports that nothing else annotates."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gold import gold_names, source_path
from offsets import ChangedText, gold_sentences
from own import own_names
from score_labels import FOLDER, compare, stretch_names, stretch_rows

SHARED = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[2] / "shared"))
FRESH = {path.stem for path in (FOLDER.parent / "fresh").glob("*.jsonl")}

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder")


@pytest.mark.parametrize("name", stretch_names())
def test_a_stretch_is_made_of_whole_sentences(name: str) -> None:
    assert name not in FRESH and name not in own_names() and name not in gold_names(SHARED)
    text = source_path(SHARED, name).read_bytes().decode()
    rows = stretch_rows(name, text)
    assert len(rows) > 50
    assert {(row["start"], row["end"]) for row in rows} <= set(gold_sentences(text))
    assert {row["label"] for row in rows} >= {"heading", "promise", "result"}
    with pytest.raises(ChangedText):
        stretch_rows(name, text + "。")


def test_a_row_takes_the_label_that_covers_most_of_it() -> None:
    rows = [{"start": 0, "end": 10, "label": "promise"}, {"start": 10, "end": 14, "label": "result"}]
    given = [(0, 4, "heading"), (4, 11, "promise"), (11, 14, "context")]
    assert [label for _, label in compare(rows, given)] == ["promise", "context"]
