"""Text from outside made safe for spreadsheets: nothing in it becomes a formula, and nothing in it breaks the file."""

from __future__ import annotations

import re

__all__ = ["MAX_CELL", "disarm_formula", "printable"]

# Excel's own limit; longer strings make it call the file damaged.
MAX_CELL = 32767

# What Excel, LibreOffice or WPS take for the beginning of a formula, the full-width forms included (they are folded while a CSV is opened).
_FORMULA_START = re.compile(r"[\t\r\n ]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")

# Characters that XML 1.0 cannot hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str, *, limit: int | None = None, cut_mark: str = "") -> str:
    """The text without the characters that no document file can hold, and not longer than ``limit``; ``cut_mark`` ends what was cut.

    >>> printable("a\\x00b"), printable("plain text")
    ('ab', 'plain text')
    >>> printable("abcdef", limit=4, cut_mark="…")
    'abc…'
    """
    kept = _UNPRINTABLE.sub("", text)
    if limit is not None and len(kept) > limit:
        return kept[: limit - len(cut_mark)] + cut_mark
    return kept


def disarm_formula(text: str) -> str:
    """A quote mark before anything that a spreadsheet would run.

    >>> disarm_formula('=HYPERLINK("x")'), disarm_formula("1+2")
    ('\\'=HYPERLINK("x")', '1+2')
    """
    return f"'{text}" if _FORMULA_START.match(text) else text
