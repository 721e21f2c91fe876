"""Tables of statistics as rows of text: CSV, XLSX, SDMX-CSV, SDMX-JSON.

Comes in: the bytes of a file. Goes out: a ``Sheet``: column names and rows of cells with their numbers. Untrusted: sizes are limited before
anything is unpacked, and of a workbook only stored values are read, never formulas.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from lantu.errors import ReadError
from lantu.observations.sdmx_json import message_rows
from lantu.options import ReadOptions
from lantu.sources.encodings import decode_text
from lantu.sources.zips import check_archive

__all__ = ["Sheet", "read_sheet"]

_MOST_ROWS, _MOST_COLUMNS = 5_000_000, 2_000
_DELIMITERS = ",\t;|"
_SDMX_CSV = ("STRUCTURE", "DATAFLOW")


@dataclass(frozen=True, slots=True)
class Sheet:
    """``columns``: the head. ``rows``: number (1 is the first below the head) and cells, as many as columns. sdmx: whether it is SDMX."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[int, tuple[str, ...]]]
    sdmx: bool = False


def read_sheet(data: bytes, path: str, options: ReadOptions | None = None) -> Sheet:
    """Read one table. Raises ReadError L102 (empty), L103 (too large), L104 (no such kind), L108 (damaged), L113 (unpacks to too much)."""
    options = options or ReadOptions()
    if len(data) > options.max_size:
        raise ReadError("L103", file=path, size=len(data), limit=options.max_size)
    if not data.strip():
        raise ReadError("L102", file=path)
    if data.startswith(b"PK"):
        return _workbook(data, path, options)
    if PurePath(path).suffix.lower() == ".json" or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _sdmx_json(data, path, options)
    return _csv(data, path, options)


def _bounded(rows: Iterator[Sequence[Any]], path: str) -> Sheet:
    """The first row with text is the head; cells beyond it are left out, missing ones empty."""
    head: tuple[str, ...] = ()
    kept: list[tuple[int, tuple[str, ...]]] = []
    for number, cells in enumerate(rows):
        texts = [_text(cell) for cell in cells]
        if not head:
            head = tuple(texts) if sum(map(bool, texts)) > 1 else ()
            start = number
            continue
        if number - start > _MOST_ROWS or len(head) > _MOST_COLUMNS:
            raise ReadError("L103", file=path, place=f"row {number}", size=number, limit=_MOST_ROWS)
        if any(texts):
            kept.append((number - start, tuple((texts + [""] * len(head))[: len(head)])))
    if not head or not kept:
        raise ReadError("L102", file=path)
    return Sheet(head, kept, sdmx=head[0].upper() in _SDMX_CSV)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()[:10]
    return str(cell).strip()


def _csv(data: bytes, path: str, options: ReadOptions) -> Sheet:
    text = decode_text(data, path, options.encoding).text
    head = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), path)
    except csv.Error as error:
        raise ReadError("L108", file=path, kind="csv", reason=str(error)) from error


def _workbook(data: bytes, path: str, options: ReadOptions) -> Sheet:
    from openpyxl import load_workbook

    check_archive(data, path, options.max_size)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return _bounded(book.worksheets[0].iter_rows(values_only=True), path)
    except ReadError:
        raise
    except Exception as error:  # a damaged part fails in whichever way its reader meets it first
        raise ReadError("L108", file=path, kind="xlsx", reason=f"{type(error).__name__}: {error}"[:200]) from error


def _sdmx_json(data: bytes, path: str, options: ReadOptions) -> Sheet:
    """A data message of SDMX-JSON 1.0 or 2.0."""
    try:
        sheet = _bounded(message_rows(json.loads(decode_text(data, path, options.encoding).text)), path)
    except ReadError:
        raise
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ReadError("L108", file=path, kind="SDMX-JSON", reason=f"{type(error).__name__}: {error}"[:200]) from error
    return Sheet(sheet.columns, sheet.rows, sdmx=True)
