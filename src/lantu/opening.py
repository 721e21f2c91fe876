"""Opens files and hands their bytes to the readers: the one module of the library that does."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from lantu.options import ReadOptions
from lantu.sources import read_bytes
from lantu.types import Document

__all__ = ["read"]


def read(path: str | PathLike[str], options: ReadOptions | None = None) -> Document:
    """Read one document from a file. Raises ReadError L1xx with the file, the place and the remedy."""
    return read_bytes(Path(path).read_bytes(), str(path), options)
