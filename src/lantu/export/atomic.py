"""Writing a file so that it is whole or not there."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from lantu.errors import ExportError

__all__ = ["write_atomically"]

# A ledger is meant to be handed on, whatever the mask of who wrote it.
_NEW_FILE_MODE = 0o644


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, then move over it; an older file stays untouched until then.

    Raises: ExportError L402 with the file and the system's reason. What was begun is removed.
    """
    # The name is known before the file is there: an interruption while it is being made finds what it has to remove.
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else _NEW_FILE_MODE)
        unfinished.replace(path)
    except OSError as error:
        raise ExportError("L402", file=str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
