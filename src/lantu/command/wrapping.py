"""Lines broken as Chinese is set: between any two characters, but not inside a number or a Latin word, nor before a closing mark."""

from __future__ import annotations

import re

__all__ = ["wrap_cells"]

# What stays together: a sign, its number and the first character of its unit; a Latin word; a mark with what it opens or closes.
_UNIT = re.compile(
    r"[“‘《（(【≥≤≈]*(?:\d+(?:[.,:/—-]\d+)*(?:[%％‰]|[^\W\d])?|[0-9A-Za-z]+(?:[.,:/_-][0-9A-Za-z]+)*|\S)[，。、；：！？”’》）)】,;:!?]*|\s+"
)


def wrap_cells(text: str, width: int) -> str:
    """The text in lines of at most ``width`` terminal cells (a Chinese character takes two); its own line ends stay.

    >>> wrap_cells("总里程达到270公里以上，其中地铁180公里", 14)
    '总里程达到\\n270公里以上，\\n其中地铁180公\\n里'
    >>> wrap_cells("short", 16)
    'short'
    """
    return "\n".join(_wrap_line(line, width) for line in text.split("\n"))


def _wrap_line(text: str, width: int) -> str:
    from rich.cells import cell_len, chop_cells

    lines, taken = [""], 0
    for unit in _UNIT.findall(text):
        length = cell_len(unit)
        if taken + length > width and lines[-1]:
            lines.append("")
            taken = 0
            unit = unit.lstrip()
            length = cell_len(unit)
        if length > width:
            *full, unit = chop_cells(unit, width)
            lines[-1:] = [*full, ""]
            length = cell_len(unit)
        lines[-1] += unit
        taken += length
    return "\n".join(line.rstrip() for line in lines)
