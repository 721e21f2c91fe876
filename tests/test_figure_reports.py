"""The reports whose figures alone are annotated read back whole, and take their labels from the reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gold import source_path
from offsets import read_rows
from own import own_names
from score_figures import FOLDER, figure_names, with_labels

SHARED = Path(os.environ.get("LANTU_SHARED", Path(__file__).parents[2] / "shared"))
FRESH = {path.stem for path in (FOLDER.parent / "fresh").glob("*.jsonl")}


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared folder")
@pytest.mark.parametrize("name", figure_names())
def test_the_annotated_figures_are_whole(name: str) -> None:
    assert name not in FRESH and name not in own_names()
    rows, table = read_rows(FOLDER / f"{name}.jsonl", source_path(SHARED, name).read_bytes().decode())
    # A short report of the State Council of that time, or what a portion holds.
    assert sum(len(row["figures"]) for row in rows) > 20
    for row in rows:
        at = 0
        for figure in row["figures"]:
            assert figure["kind"] in ("target", "result")
            assert figure["indicator"] and figure["period"]
            at = table[row["sid"]][1].index(figure["mention"], at) + len(figure["mention"])


def test_a_sentence_takes_the_label_that_covers_most_of_it() -> None:
    table = {0: (0, "一二三四"), 1: (4, "五六七八"), 2: (20, "九")}
    predicted = [{"start": 0, "end": 5, "label": "promise"}, {"start": 5, "end": 8, "label": "result"}]
    labelled = with_labels([{"sid": sid, "figures": []} for sid in table], table, predicted)
    assert [row["label"] for row in labelled] == ["promise", "result", "chrome"]
