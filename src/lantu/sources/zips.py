"""What a ZIP archive would unpack to, looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

from lantu.errors import ReadError

__all__ = ["check_archive"]

# No document's XML shrinks to less than a two-hundredth; a bomb's zeros shrink to a thousandth.
_MOST_RATIO = 200
# Below this a high ratio does no harm: a nearly empty part shrinks well.
_HARMLESS = 1024 * 1024
_MOST_PARTS = 20_000
_ENCRYPTED_FLAG = 0x1


def check_archive(data: bytes, path: str, limit: int) -> None:
    """Raises ReadError L113 (would unpack to more than the limit, or shrinks as only bombs do), L107 (encrypted), L108 (damaged)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, KeyError, IndexError) as error:
        raise ReadError("L108", file=path, kind="docx", reason=str(error)) from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limit or len(parts) > _MOST_PARTS:
        raise ReadError("L113", file=path, unpacked=unpacked, limit=limit)
    for part in parts:
        if part.file_size > _HARMLESS and part.file_size > _MOST_RATIO * max(1, part.compress_size):
            raise ReadError("L113", file=path, place=part.filename, unpacked=part.file_size, limit=limit)
        if part.flag_bits & _ENCRYPTED_FLAG:
            raise ReadError("L107", file=path, kind="docx")
