"""Which reader a file needs, and what it gives made into a ``Document``. Stand-in: UTF-8 text only until the sources stage is built."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from lantu.clean import repair_text
from lantu.options import ReadOptions
from lantu.types import Document

__all__ = ["read_bytes"]


def read_bytes(data: bytes, path: str, options: ReadOptions | None = None) -> Document:
    """Read one document from its bytes. ``path`` is only a name: nothing is opened. Raises ReadError L1xx."""
    text = data.decode("utf-8-sig")
    repaired = repair_text(text)
    return Document(
        name=PurePath(path).stem,
        source_text=text,
        clean_text=repaired.text,
        offsets=repaired.offsets,
        repairs=repaired.repairs,
        encoding="utf-8",
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        path=path,
    )
