"""Files, folders and tables from disk; a batch goes on where one file fails."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from lantu.errors import ReadError
from lantu.opening import ReadFailure, iter_sources, read, read_all
from lantu.options import ReadOptions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "no.txt").write_text("不读", encoding="utf-8")
    (tmp_path / "~$lock.docx").write_bytes(b"lock")
    (tmp_path / "b" / "plan.txt").write_text("新增就业5万人。", encoding="utf-8")
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "c.csv").write_text("text\n甲\n乙\n", encoding="utf-8")
    return tmp_path


def test_sources_are_listed_in_order_and_not_opened(folder: Path) -> None:
    assert list(iter_sources([folder])) == [folder / "a.txt", folder / "b" / "plan.txt", folder / "c.csv"]


def test_batch_goes_on(folder: Path) -> None:
    results = list(read_all([folder, folder / "missing"]))
    failures = [each for each in results if isinstance(each, ReadFailure)]
    assert [each.error.code for each in failures] == ["L102", "L101"]
    assert [each.name for each in results if not isinstance(each, ReadFailure)] == ["plan", "c#1", "c#2"]
    assert str(pickle.loads(pickle.dumps(failures[0])).error) == str(failures[0].error)


def test_document_knows_its_file(folder: Path) -> None:
    document = read(folder / "b" / "plan.txt")
    assert (document.name, document.path, document.size) == ("plan", str(folder / "b" / "plan.txt"), 24 - 2)
    assert len(document.sha256) == 64


@pytest.mark.parametrize(("name", "code"), [("missing.txt", "L101"), ("b", "L106"), ("a.txt", "L102"), ("c.csv", "L114")])
def test_what_read_refuses(folder: Path, name: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(folder / name)
    assert caught.value.code == code


def test_large_file_is_refused_unread(folder: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(folder / "b" / "plan.txt", ReadOptions(max_size=10))
    assert (caught.value.code, caught.value.values["limit"]) == ("L103", 10)


def test_folder_with_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / ".hidden.txt").write_text("新建学校5所。", encoding="utf-8")
    assert [each.error.code for each in read_all([tmp_path]) if isinstance(each, ReadFailure)] == ["L122"]


def test_unreadable_folder_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "b"
    closed.chmod(0)
    look = os.scandir

    def refuse(path: Path) -> object:
        """What every user but root meets; root may read everything."""
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    codes = [each.error.code for each in read_all([folder]) if isinstance(each, ReadFailure)]
    closed.chmod(0o755)
    assert "L105" in codes
