"""CSV, JSONL and Parquet tables: each row with text is a document, its other columns say what is known of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.rules import word_list
from lantu.sources.content import Content
from lantu.sources.encodings import decode_text
from lantu.types import Location, Metadata

__all__ = ["Row", "iter_rows"]

_FIELDS = ("title", "date", "year", "place", "body", "source", "author", "url")
_DELIMITERS = ",\t;|"
_SNIFFED = 8192


@dataclass(frozen=True, slots=True)
class Row:
    """One row with text; ``number`` counts all rows below the head from 1."""

    number: int
    content: Content


def iter_rows(data: bytes, path: str, kind: str, options: ReadOptions) -> Iterator[Row | ReadError]:
    """The rows of a table, those without text left out, a row that cannot be read given as its error.

    Raises ReadError L110 (no text column), L112 (Parquet without its extra), L108 (damaged), and those of the encoding.
    """
    records = {"csv": _csv_records, "jsonl": _jsonl_records, "parquet": _parquet_records}[kind]
    encoding, columns, rows = records(data, path, options)
    column = _text_column(columns, path, options)
    place = list(columns).index(column) + 1
    for number, record in rows:
        if isinstance(record, ReadError):
            yield record
            continue
        text = record.get(column)
        if not isinstance(text, str) or not text.strip():
            continue
        if len(text.encode("utf-8", errors="surrogatepass")) > options.max_size:
            yield ReadError("L103", file=path, place=f"row {number}", size=len(text), limit=options.max_size)
            continue
        location = Location(0, len(text), cell=(1, number, place))
        yield Row(number, Content(text, (location,), _metadata(record, column), encoding))


_Records = tuple[str, Sequence[str], Iterator[tuple[int, Mapping[str, Any] | ReadError]]]


def _csv_records(data: bytes, path: str, options: ReadOptions) -> _Records:
    decoded = decode_text(data, path, options.encoding)
    # The module's own limit of 131,072 characters a cell is below the length of a five-year outline.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_size))
    head = decoded.text[:_SNIFFED].split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
    columns = [name.strip() for name in next(reader, [])]

    def rows() -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
        number = 0
        try:
            for number, cells in enumerate(reader, 1):
                yield number, dict(zip(columns, cells, strict=False))
        except csv.Error as error:
            yield number + 1, ReadError("L116", file=path, place=f"row {number + 1}", reason=str(error))

    return decoded.encoding, columns, rows()


def _jsonl_records(data: bytes, path: str, options: ReadOptions) -> _Records:
    decoded = decode_text(data, path, options.encoding)
    lines = [line for line in decoded.text.split("\n") if line.strip()]
    columns: dict[str, None] = {}
    for line in lines[:100]:
        record = _parse_line(line)
        columns.update(dict.fromkeys(record if isinstance(record, dict) else ()))

    def rows() -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
        for number, line in enumerate(lines, 1):
            record = _parse_line(line)
            if isinstance(record, dict):
                yield number, record
            else:
                reason = record if isinstance(record, str) else "no object"
                yield number, ReadError("L116", file=path, place=f"row {number}", reason=reason)

    return decoded.encoding, list(columns), rows()


def _parse_line(line: str) -> Any:
    """The line's value, or for a line that is no JSON the reason."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return str(error)
    return value if isinstance(value, dict) else None


def _parquet_records(data: bytes, path: str, options: ReadOptions) -> _Records:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ReadError("L112", file=path, extra="lantu[parquet]") from error
    try:
        table = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data))
        columns = table.schema_arrow.names
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise ReadError("L108", file=path, kind="parquet", reason=str(error)[:200]) from error

    def rows() -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
        number = 0
        try:
            for batch in table.iter_batches(batch_size=256):
                for record in batch.to_pylist():
                    number += 1
                    yield number, record
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            yield number + 1, ReadError("L116", file=path, place=f"row {number + 1}", reason=str(error)[:200])

    return "utf-8", columns, rows()


def _text_column(columns: Sequence[str], path: str, options: ReadOptions) -> str:
    """The column that was asked for, else the first that is named like one."""
    if options.text_column is not None:
        if options.text_column in columns:
            return options.text_column
        raise ReadError("L110", file=path, column=options.text_column, columns=", ".join(map(str, columns)))
    found = _column_named(columns, "text")
    if found is None:
        raise ReadError("L110", file=path, column=word_list("sources_text_columns")[0], columns=", ".join(map(str, columns)))
    return found


def _column_named(columns: Sequence[str], field: str) -> str | None:
    by_name = {column.strip().lower(): column for column in reversed(columns)}
    return next((by_name[name] for name in word_list(f"sources_{field}_columns") if name in by_name), None)


def _metadata(record: Mapping[str, Any], text_column: str) -> Metadata:
    columns = [column for column in record if isinstance(column, str) and column != text_column]
    found: dict[str, str] = {}
    for name in _FIELDS:
        column = _column_named(columns, name)
        value = record.get(column) if column else None
        found[name] = "" if value is None else str(value).strip()
    return Metadata(**found, reasons={name: "not stated" for name, value in found.items() if not value})
