"""Which reader a file needs, and what it gives made into a ``Document``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath

from lantu.clean import repair_text
from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources.content import Content
from lantu.sources.detect import TABLE_FORMATS, detect_format
from lantu.types import Document, OffsetMap

__all__ = ["read_bytes", "read_rows", "read_table"]

# The reader of each format, loaded when the first file of that format comes: most are heavy.
_READERS = {
    "text": ("lantu.sources.plain", "read_plain"),
    "markdown": ("lantu.sources.plain", "read_markdown"),
    "html": ("lantu.sources.html", "read_html"),
    "docx": ("lantu.sources.docx", "read_docx"),
    "pdf": ("lantu.sources.pdf", "read_pdf"),
    "image": ("lantu.sources.ocr", "read_image"),
}


def read_bytes(data: bytes, path: str, options: ReadOptions | None = None) -> Document:
    """Read one document from its bytes. ``path`` is only a name: nothing is opened. Raises ReadError L1xx.

    >>> read_bytes("新增就业5万人。".encode("utf-16"), "plan.txt").encoding
    'utf-16-le'
    """
    options = options or ReadOptions()
    if len(data) > options.max_size:
        raise ReadError("L103", file=path, size=len(data), limit=options.max_size)
    kind = detect_format(data, path)
    if kind in TABLE_FORMATS:
        raise ReadError("L114", file=path, kind=kind)
    module, function = _READERS[kind]
    reader: Callable[[bytes, str, ReadOptions], Content] = getattr(import_module(module), function)
    return _document(reader(data, path, options), data, path, PurePath(path).stem, kind, options)


def read_table(data: bytes, path: str, options: ReadOptions | None = None) -> Iterator[Document]:
    """The documents of a CSV, JSONL or Parquet table, one for each row that has text. Raises ReadError L1xx, also between two rows."""
    for row in read_rows(data, path, options):
        if isinstance(row, ReadError):
            raise row
        yield row


def read_rows(data: bytes, path: str, options: ReadOptions | None = None) -> Iterator[Document | ReadError]:
    """The same, a row that cannot be read given as its error, so that the rows after it are read."""
    from lantu.sources.tables import iter_rows

    options = options or ReadOptions()
    kind = detect_format(data, path)
    for row in iter_rows(data, path, kind, options):
        if isinstance(row, ReadError):
            yield row
        else:
            raw = row.content.text.encode("utf-8", errors="surrogatepass")
            yield _document(row.content, raw, path, f"{PurePath(path).stem}#{row.number}", kind, options)


def _document(content: Content, data: bytes, path: str, name: str, kind: str, options: ReadOptions) -> Document:
    if not content.text.strip():
        raise ReadError("L115", file=path, kind=kind)
    repaired = repair_text(content.text) if options.repair else None
    return Document(
        name=name,
        source_text=content.text,
        clean_text=repaired.text if repaired else content.text,
        offsets=repaired.offsets if repaired else OffsetMap(),
        metadata=content.metadata,
        locations=content.locations,
        repairs=repaired.repairs if repaired else (),
        format=kind,
        encoding=content.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        path=path,
        warnings=content.warnings,
    )
