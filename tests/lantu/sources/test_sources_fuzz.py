"""Damaged files of every format: a coded error or a whole document, and never long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from lantu.errors import LantuError
from lantu.options import ReadOptions
from lantu.sources import read_bytes, read_rows
from lantu.types import Document

ROUNDS = 60


@pytest.mark.parametrize("name", ["plan.txt", "plan.md", "page.html", "plan.docx", "plan.pdf", "table.csv", "table.jsonl", "unknown"])
def test_damage(name: str, make_pdf: Callable[..., bytes], docx_bytes: bytes, html_bytes: bytes) -> None:
    text = "一、总体要求\n全市新增就业5万人，建成道路三条。\n" * 8
    whole = {
        "plan.txt": text.encode("gb18030"),
        "plan.md": text.encode("utf-16"),
        "page.html": html_bytes,
        "plan.docx": docx_bytes,
        "plan.pdf": make_pdf(text.split()),
        "table.csv": ("text,title\n" + "新增就业。,甲\n" * 20).encode(),
        "table.jsonl": ('{"text": "新增就业。"}\n' * 20).encode(),
        "unknown": html_bytes,
    }[name]
    chance = random.Random(name)
    for _ in range(ROUNDS):
        data = _damage(whole, chance)
        started = time.process_time()
        for document in _read(data, name):
            _check(document)
        assert time.process_time() - started < 5


def _read(data: bytes, name: str) -> list[Document]:
    options = ReadOptions(max_size=2_000_000)
    try:
        if name.startswith("table"):
            return [row for row in read_rows(data, name, options) if isinstance(row, Document)]
        return [read_bytes(data, name, options)]
    except LantuError as error:
        assert error.code.startswith("L1") and error.file == name
        return []


def _check(document: Document) -> None:
    text = document.source_text
    assert text.strip()
    text.encode("utf-8")
    end = 0
    for place in document.locations:
        assert end <= place.start < place.end <= len(text)
        assert not text[end : place.start].strip()
        end = place.end
    assert not text[end:].strip()


def _damage(data: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    at = chance.randrange(len(data))
    if kind == 0:
        return data[:at]
    if kind == 1:
        damaged = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        return bytes(damaged)
    end = min(len(data), at + chance.randrange(1, 200))
    if kind == 2:
        return data[:at] + data[end:]
    return data[:at] + data[at:end] * chance.randrange(2, 6) + data[end:]
