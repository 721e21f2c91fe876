"""Texts that end anywhere: cut in the middle of a sentence, a heading, a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.annotating import annotate
from lantu.sources import read_bytes
from lantu.types import Document

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("0*.[th]*"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_text_may_end_anywhere(path: Path) -> None:
    text = read_bytes(path.read_bytes(), path.name).clean_text
    for end in range(40, len(text), max(7, len(text) // 90)):
        piece = text[:end]
        annotation = annotate(Document("piece", piece, piece))
        assert all(0 <= promise.start < promise.end <= end for promise in annotation.promises)


def test_goals_named_by_headings_may_end_with_the_text() -> None:
    text = "云泽区实施“两个城市”战略，打造两个城市。\n一、建设城市\n（一）打造宜居城市\n（二）打造创新城市"
    for end in range(len(text) - 30, len(text) + 1):
        annotate(Document("plan", text[:end], text[:end]))
