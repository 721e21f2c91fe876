"""Which format the bytes are in: by what they begin with, then by the file's name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from lantu.errors import ReadError

__all__ = ["TABLE_FORMATS", "detect_format"]

TABLE_FORMATS = frozenset({"csv", "jsonl", "parquet"})

_BY_MAGIC = (
    (b"PAR1", "parquet"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"GIF8", "image"),
)
_REFUSED = ((b"{\\rtf", "RTF"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7z"), (b"Rar!", "RAR"), (b"SQLite format 3\0", "SQLite"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_ENDING = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
}
# A name that promises one of these, over bytes that are not, tells of a file cut or damaged.
_NEEDS_MAGIC = {".pdf", ".docx", ".parquet", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}
_HTML_ENDINGS = {".html", ".htm", ".xhtml", ".shtml"}
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|article|section|span|script|style)[\s>/]", re.IGNORECASE
)
_TAG = re.compile(rb"<[a-zA-Z!][^<>]{0,2000}>")
_XML_HEAD = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]*>|<!--.{0,5000}?-->)*", re.DOTALL)
# PDF programs accept this much before the header.
_PDF_WITHIN = 1024


def detect_format(data: bytes, path: str) -> str:
    """``text markdown html docx pdf image csv jsonl parquet``.

    Raises ReadError L102 (empty), L104 (a kind that is not read), L107 (encrypted), L108 (damaged), L119 (an old Office format).

    >>> detect_format(b"%PDF-1.7 ...", "plan.txt"), detect_format(b"<!DOCTYPE html><p>", "plan"), detect_format(b"# 1", "plan.md")
    ('pdf', 'html', 'markdown')
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise ReadError("L102", file=path)
    ending = PurePath(path).suffix.lower()
    for magic, name in _BY_MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(b"PK"):
        return _zip_format(data, path, ending)
    if data.startswith(_OLE):
        raise ReadError("L107" if "EncryptedPackage".encode("utf-16-le") in data else "L119", file=path, kind="OLE")
    for magic, kind in _REFUSED:
        if data.startswith(magic):
            raise ReadError("L104", file=path, kind=kind)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if ending in _NEEDS_MAGIC:
        raise ReadError("L108", file=path, kind=ending[1:], reason="header missing")
    return _text_format(data, ending)


def _zip_format(data: bytes, path: str, ending: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError, KeyError, IndexError) as error:
        raise ReadError("L108", file=path, kind=ending[1:] or "zip", reason=str(error)) from error
    if "word/document.xml" in names or ending == ".docx":
        return "docx"
    kind = "XLSX" if "xl/workbook.xml" in names else "PPTX" if "ppt/presentation.xml" in names else "ZIP"
    raise ReadError("L104", file=path, kind=kind)


def _text_format(data: bytes, ending: str) -> str:
    head = data[:20000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")[2:]
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    opening = _XML_HEAD.match(head)
    if _HTML_START.match(head, opening.end() if opening else 0):
        return "html"
    if ending in _HTML_ENDINGS and _TAG.search(head):
        return "html"
    return "text"
