"""Writing a file so that it is whole or not there."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from lantu.errors import ExportError

__all__ = ["write_atomically"]

# What `open` would give a new file: a temporary file is made for its owner only, and a ledger is meant to be handed on.
_NEW_FILE_MODE = 0o644


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, then move over it; an older file stays untouched until then.

    Raises: ExportError L402 with the file and the system's reason. What was begun is removed.
    """
    unfinished: Path | None = None
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        unfinished = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else _NEW_FILE_MODE)
        unfinished.replace(path)
    except OSError as error:
        raise ExportError("L402", file=str(path), reason=error.strerror or str(error)) from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink()
