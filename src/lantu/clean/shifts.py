"""Text that was cut between the two bytes of its GBK characters, so that the rest of the run was read one byte late.

A program that looks for bytes instead of characters finds a character that straddles two others and puts its insertion between their
halves. The halves at the ends of such a run become question marks and are lost; what lies between can be read again.
"""

from __future__ import annotations

import re

from lantu.clean.charsets import common_han, odd_runs
from lantu.clean.edits import Edit

__all__ = ["undo_shifts"]

# Two certain ideographs at least: one can come about by chance.
_MIN_IDEOGRAPHS = 2
_SHIFTED = re.compile(r"(?<=\?)[^\x00-\x7f]{3,40}(?=\?)")
_CUT_BY_READING = re.compile(r"\?[a-züāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]{1,8}[)）](?:[^\x00-\x7f]{1,8}\?)?")


def undo_shifts(text: str) -> list[Edit]:
    """Read shifted runs again where the reading is certain; report the lost halves and what cannot be read.

    >>> shifted = "建设（文字".encode("gb18030")[1:-1].decode("gb18030")
    >>> [edit.after for edit in undo_shifts(f"?{shifted}?")]
    [None, '设（文', None]
    >>> undo_shifts("是什么?为什么?")
    []
    """
    edits: list[Edit] = []
    for match in _SHIFTED.finditer(text):
        after = _read_one_byte_on(match[0])
        if after is not None:
            start, end = match.span()
            edits.append(Edit("clean.gbk_shift", start - 1, start, None, "lost half of a character"))
            edits.append(Edit("clean.gbk_shift", start, end, after, "read one byte on"))
            edits.append(Edit("clean.gbk_shift", end, end + 1, None, "lost half of a character"))
    edits += [Edit("clean.gbk_shift", *match.span(), None, "characters lost") for match in _CUT_BY_READING.finditer(text)]
    return sorted(edits, key=lambda edit: edit.start)


def _read_one_byte_on(run: str) -> str | None:
    """The run with its bytes paired anew, where that makes common characters and marks only, and the run as it stands does not."""
    if not odd_runs(run):
        return None
    try:
        data = run.encode("gbk")
        again = data[1:-1].decode("gbk")
    except UnicodeError:
        return None
    ideographs = [character for character in again if "\u4e00" <= character <= "\u9fff"]
    is_plain = not odd_runs(again) and common_han().issuperset(ideographs)
    return again if is_plain and len(ideographs) >= _MIN_IDEOGRAPHS else None
