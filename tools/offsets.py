"""Annotations stored without text: sentences, mentions, indicators and places as offsets into a document of the shared folder.

A header keeps the sha256 of the document; whoever reads an annotation back must have that very text. What comes back are gold rows (one
for each sentence) and the sentence table, as score.py takes them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

__all__ = ["ChangedText", "gold_sentences", "pack", "read_rows", "save_rows", "sha256", "spell", "unpack"]

# The gold's own rule: a sentence ends after one of these, or at the end of a line.
_SENTENCE = re.compile(r"[^。；！？\n]*[。；！？]|[^。；！？\n]+")
# What a sentence and a figure keep as they are; the words of a figure are kept as offsets.
_LABEL = ("label", "also", "level")
_KEPT = ("kind", "cmp", "value", "value2", "unit", "measure", "period", "form")


class ChangedText(ValueError):
    """The document is not the one that was annotated."""


def sha256(text: str) -> str:
    """The hash of a document's text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def gold_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence as the gold cuts a text: after its end marks and at line ends, without outer blanks or empty ones."""
    spans = []
    for match in _SENTENCE.finditer(text):
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            spans.append((start, start + len(inner)))
    return spans


def spell(text: str, word: str, start: int, end: int) -> list[list[int]]:
    """``word`` as spans of ``text``, their texts laid end to end: the longest pieces, from the sentence at start–end where it has any.

    Raises ValueError if a character is nowhere in the text.
    """
    spans: list[list[int]] = []
    at = 0
    while at < len(word):
        found = _longest(text, word[at:], start, end) or _longest(text, word[at:], 0, len(text))
        if found is None:
            raise ValueError(f"{word!r}: {word[at]!r} is not in the text")
        spans.append(list(found))
        at += found[1] - found[0]
    return spans


def _longest(text: str, word: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the longest beginning of ``word`` first stands between start and end."""
    best = None
    for size in range(1, len(word) + 1):
        at = text.find(word[:size], start, end)
        if at < 0:
            break
        best = (at, at + size)
    return best


def pack(text: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gold rows (one for each sentence, in order) as a header and rows of offsets only. Raises ValueError for a row that does not fit."""
    spans = gold_sentences(text)
    if len(spans) != len(rows):
        raise ValueError(f"{len(rows)} rows for {len(spans)} sentences")
    packed: list[dict[str, Any]] = [{"sha256": sha256(text), "sentences": len(spans)}]
    for (start, end), row in zip(spans, rows, strict=True):
        figures = [_pack_figure(text, start, end, figure) for figure in row["figures"]]
        packed.append({"start": start, "end": end, **_pick(row, _LABEL), "figures": figures})
    return packed


def _pick(values: dict[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: values[key] for key in keys if key in values}


def _pack_figure(text: str, start: int, end: int, figure: dict[str, Any]) -> dict[str, Any]:
    at = start - 1
    for _ in range(figure.get("occ", 1)):
        at = text.find(figure["mention"], at + 1, end)
        if at < 0:
            raise ValueError(f"sentence at {start}: mention {figure['mention']!r} is not in it")
    words = {key: spell(text, figure[key], start, end) for key in ("indicator", "place")}
    return {"start": at, "end": at + len(figure["mention"]), **words, **_pick(figure, _KEPT)}


def unpack(text: str, packed: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[int, tuple[int, str]]]:
    """Gold rows and the sentence table (sid to start and text). Raises ChangedText if ``text`` is not what was annotated."""
    header, *lines = packed
    if header["sha256"] != sha256(text):
        raise ChangedText(f"sha256 {sha256(text)}, annotated was {header['sha256']}")
    rows, table = [], {}
    for sid, line in enumerate(lines):
        sentence = text[line["start"] : line["end"]]
        table[sid] = (line["start"], sentence)
        figures = [_unpack_figure(text, line["start"], sentence, figure) for figure in line["figures"]]
        rows.append({"sid": sid, **_pick(line, _LABEL), "figures": figures})
    return rows, table


def _unpack_figure(text: str, start: int, sentence: str, figure: dict[str, Any]) -> dict[str, Any]:
    mention = text[figure["start"] : figure["end"]]
    places = [at for at in range(len(sentence)) if sentence.startswith(mention, at)]
    occ = {"occ": places.index(figure["start"] - start) + 1} if len(places) > 1 else {}
    words = {key: "".join(text[a:b] for a, b in figure[key]) for key in ("indicator", "place")}
    return {"mention": mention, **occ, **words, **_pick(figure, _KEPT)}


def read_rows(path: Path, text: str) -> tuple[list[dict[str, Any]], dict[int, tuple[int, str]]]:
    """Gold rows and sentence table of a stored annotation of ``text``. Raises ChangedText as unpack does."""
    return unpack(text, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])


def save_rows(path: Path, text: str, rows: Sequence[dict[str, Any]]) -> None:
    """Store gold rows of ``text`` at ``path``. Raises ValueError for rows that do not fit, or that would not read back the same."""
    packed = pack(text, rows)
    again, _ = unpack(text, packed)
    if again != [{**row, "sid": sid} for sid, row in enumerate(rows)]:
        raise ValueError("what was packed does not read back the same")
    path.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in packed), encoding="utf-8")
