"""Opens files and folders and hands their bytes to the readers: the one module of the library that does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from lantu.errors import LantuError, ReadError
from lantu.options import ReadOptions
from lantu.sources import TABLE_FORMATS, detect_format, read_bytes, read_rows
from lantu.types import Document

__all__ = ["ReadFailure", "iter_sources", "read", "read_all"]

# Files that programs leave beside a document: hidden ones, and the lock files of word processors.
_LEFT_OUT = (".", "~$")
_TABLE_ENDINGS = {".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"}


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file or row of a batch that could not be read; the others were."""

    path: str
    error: LantuError


def read(path: str | PathLike[str], options: ReadOptions | None = None) -> Document:
    """Read one document from a file. Raises ReadError L1xx with the file, the place and the remedy."""
    options = options or ReadOptions()
    return read_bytes(_load(Path(path), options), str(path), options)


def read_all(paths: Iterable[str | PathLike[str]], options: ReadOptions | None = None) -> Iterator[Document | ReadFailure]:
    """Read files, folders (see ``iter_sources``) and tables, each row with text a document. What fails is yielded, not raised."""
    options = options or ReadOptions()
    for source in iter_sources(paths):
        if isinstance(source, ReadFailure):
            yield source
            continue
        try:
            yield from _read_source(source, options)
        except LantuError as error:
            yield ReadFailure(str(source), error)


def iter_sources(paths: Iterable[str | PathLike[str]]) -> Iterator[Path | ReadFailure]:
    """The files that would be read, none of them opened: folders to their depth in the order of names, hidden files left out.

    A folder in which there is nothing to read is a failure, L122.
    """
    for path in paths:
        empty = True
        for source in _walk(Path(path), named=True):
            empty = False
            yield source
        if empty:
            yield ReadFailure(str(path), ReadError("L122", file=str(path)))


def _walk(path: Path, *, named: bool) -> Iterator[Path | ReadFailure]:
    try:
        if not path.exists():
            raise ReadError("L101", file=str(path))
        if not path.is_dir():
            yield path
            return
        # A link to a folder is followed only where the user names it: inside a folder it may lead round in a circle.
        entries = sorted(entry.name for entry in os.scandir(path) if named or not path.is_symlink())
    except OSError as error:
        yield ReadFailure(str(path), ReadError("L105", file=str(path), reason=error.strerror or str(error)))
        return
    except ReadError as error:
        yield ReadFailure(str(path), error)
        return
    for name in entries:
        if not name.startswith(_LEFT_OUT):
            yield from _walk(path / name, named=False)


def _read_source(path: Path, options: ReadOptions) -> Iterator[Document | ReadFailure]:
    data = _load(path, options)
    if detect_format(data, str(path)) not in TABLE_FORMATS:
        yield read_bytes(data, str(path), options)
        return
    for row in read_rows(data, str(path), options):
        yield ReadFailure(str(path), row) if isinstance(row, ReadError) else row


def _load(path: Path, options: ReadOptions) -> bytes:
    """The bytes of a file, asked for its size first. A table may be larger than the limit; each of its documents may not."""
    try:
        if path.is_dir():
            raise ReadError("L106", file=str(path))
        if not path.exists():
            raise ReadError("L101", file=str(path))
        size = path.stat().st_size
        if size > options.max_size and path.suffix.lower() not in _TABLE_ENDINGS:
            raise ReadError("L103", file=str(path), size=size, limit=options.max_size)
        return path.read_bytes()
    except OSError as error:
        raise ReadError("L105", file=str(path), reason=error.strerror or str(error)) from error
