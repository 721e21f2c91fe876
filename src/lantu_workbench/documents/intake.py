"""Files that are no documents, for whoever takes them: an app above says that it takes tables; what is dropped among documents reaches it.

Comes in: a file that was refused as a table. Goes out: what it is called there, and its page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["IS_TABLE", "announce_tables", "take_table"]

# What the detection of formats says of tables; of workbooks, that they are no text.
IS_TABLE = "L114"
_CODES = (IS_TABLE, "L104")
_takers: list[Callable[..., Any]] = []


def announce_tables(take: Callable[..., Any]) -> None:
    """``take(chunks, file_name, unit=, reason=, by=)`` keeps a table and gives its row, and whether it is new; it raises LantuError for
    what is none.
    """
    _takers[:] = [take]


def take_table(code: str, chunks: Any, file_name: str, **given: Any) -> tuple[Any, bool] | None:
    """The row of a table that was refused as a document with this code, and whether it is new; None where nobody takes it for one."""
    return _takers[0](chunks, file_name, **given) if code in _CODES and _takers else None
