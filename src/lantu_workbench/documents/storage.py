"""The folder of stored files: bytes in under their hash, bytes out, and the check that they are still the same."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from django.core.files.storage import default_storage

__all__ = ["file_path", "hash_of_file", "read_file", "root", "write_file"]

_CHUNK = 1024 * 1024


def root() -> Path:
    return Path(default_storage.path(""))


def file_path(sha256: str) -> Path:
    """Where the bytes of a hash lie."""
    return root() / sha256[:2] / sha256


def write_file(chunks: Iterable[bytes], *, check: Callable[[Path, int], None] | None = None) -> tuple[str, int]:
    """Store bytes and give their hash and size. Whole and on the disk, or not there: written aside, synced, then renamed.

    check: looks at the file written aside and its size, and raises where it is not to be kept.
    """
    folder = root()
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".incoming-{secrets.token_hex(8)}"
    digest, size = hashlib.sha256(), 0
    try:
        with draft.open("xb") as stream:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        if check:
            check(draft, size)
        target = file_path(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return digest.hexdigest(), size


def read_file(sha256: str) -> bytes:
    """Raises FileNotFoundError."""
    return file_path(sha256).read_bytes()


def hash_of_file(sha256: str) -> str | None:
    """The hash that the stored bytes have now; None where there are none."""
    digest = hashlib.sha256()
    try:
        with file_path(sha256).open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        return None
    return digest.hexdigest()
