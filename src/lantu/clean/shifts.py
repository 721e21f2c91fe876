"""Text that was cut between the two bytes of its GBK characters, so that the rest of the run was read one byte late."""

from __future__ import annotations

from lantu.clean.edits import Edit

__all__ = ["find_shifts"]


def find_shifts(text: str) -> list[Edit]:
    """Nothing yet."""
    return []
