"""Writing: the ending decides, and a file is whole or not there."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lantu.annotating import Annotation
from lantu.errors import ExportError
from lantu.export import ENDINGS, render_ledger, write_ledger
from lantu.ledgers import Ledger, build_ledger
from lantu.types import Document, Metadata, PlanNode, Promise, Sentence


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_writes_one_file(ledger: Ledger, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"ledger{ending}"
    write_ledger(ledger, path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_size > 100
    assert path.stat().st_mode & 0o777 == 0o644


def test_ending_in_capitals(ledger: Ledger, tmp_path: Path) -> None:
    write_ledger(ledger, tmp_path / "LEDGER.CSV")
    assert (tmp_path / "LEDGER.CSV").exists()


def test_unknown_ending(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_ledger(ledger, tmp_path / "ledger.pages")
    assert caught.value.code == "L401"
    assert caught.value.file.endswith("ledger.pages")
    assert ".xlsx" in caught.value.values["known"]


def test_no_folder(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        write_ledger(ledger, tmp_path / "none" / "ledger.csv")
    assert caught.value.code == "L402"


class _FullDisk(io.BytesIO):
    def write(self, data: Any, /) -> int:
        super().write(data[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_full_disk_leaves_nothing_and_the_old_file_whole(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("old", encoding="utf-8")

    def open_full(descriptor: int, mode: str) -> _FullDisk:
        os.close(descriptor)
        return _FullDisk()

    monkeypatch.setattr("lantu.export.atomic.os.fdopen", open_full)
    with pytest.raises(ExportError) as caught:
        write_ledger(ledger, path)
    assert (caught.value.code, caught.value.values["reason"]) == ("L402", os.strerror(errno.ENOSPC))
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_interruption_leaves_nothing(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lantu.export.atomic.os.fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_ledger(ledger, tmp_path / "ledger.csv")
    assert list(tmp_path.iterdir()) == []


def test_interruption_while_the_file_is_made_leaves_nothing(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = os.open

    def interrupt(path: Path, flags: int, mode: int) -> int:
        os.close(make(path, flags, mode))
        raise KeyboardInterrupt

    monkeypatch.setattr("lantu.export.atomic.os.open", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_ledger(ledger, tmp_path / "ledger.csv")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=15, deadline=None)
@given(text=st.text(min_size=1))
@example(text="half a character: \ud800")
@example(text="\x00\x0b]]>\u2028")
@pytest.mark.parametrize("ending", ENDINGS)
def test_any_text_can_be_written(ending: str, text: str) -> None:
    document = Document("any", text, text, metadata=Metadata(title=text))
    promise = Promise("p", "any", 0, len(text), 0, text, text, text, text, text, "", text, due_text=text, headings=(text,), lead_body=text)
    annotation = Annotation(document, (Sentence(0, len(text), 0, True, "promise"),), PlanNode("", 0), (promise,), ())
    assert render_ledger(build_ledger([annotation]), ending)
