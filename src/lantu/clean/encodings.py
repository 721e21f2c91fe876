"""Double-encoded text: bytes that were read in the wrong encoding and written again. Only what comes back whole is undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from lantu.clean.charsets import common_han
from lantu.clean.edits import Edit
from lantu.clean.scripts import simplify

__all__ = ["may_be_double_encoded", "undo_double_encoding"]

# Windows-1252 has no character for these bytes; browsers read them as control characters.
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
# Fewer characters than this can be valid in both readings by chance (the GBK bytes of some two-character words are valid UTF-8).
_MIN_CHARACTERS = 4
_COMMON_SHARE = 0.9


@cache
def _western_bytes() -> dict[int, int]:
    """Which byte each character came from when bytes were read as Latin-1 or Windows-1252."""
    table = {code: code for code in range(0x80, 0x100)}
    table |= {ord(bytes((code,)).decode("cp1252")): code for code in range(0x80, 0xA0) if code not in _UNDEFINED}
    return table


def _class_of(first: int, last: int) -> str:
    return "[" + "".join(re.escape(chr(character)) for character, code in _western_bytes().items() if first <= code <= last) + "]"


@cache
def _utf8_as_western() -> re.Pattern[str]:
    tail = _class_of(0x80, 0xBF)
    two, three, four = _class_of(0xC2, 0xDF), _class_of(0xE0, 0xEF), _class_of(0xF0, 0xF4)
    return re.compile(f"(?:{two}{tail}|{three}{tail}{{2}}|{four}{tail}{{3}})+")


@cache
def _western_run() -> re.Pattern[str]:
    return re.compile(f"{_class_of(0x80, 0xFF)}{{2,}}")


_CHINESE_MARK = re.compile("[\u2010-\u203b\u3000-\u3011\uff01-\uff5e]")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")


def _from_western(text: str, encoding: str) -> str | None:
    table = _western_bytes()
    return _decode(bytes(table[ord(character)] for character in text), encoding)


def _from_gbk(text: str) -> str | None:
    try:
        return _decode(text.encode("gb18030"), "utf-8")
    except UnicodeEncodeError:
        return None


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    """Whether nearly all is common characters, of either script, and marks of Chinese print.

    >>> _is_chinese("产业园区，"), _is_chinese("mañana"), _is_chinese("浜т笟鍥尯")
    (True, False, False)
    """
    marks = len(_CHINESE_MARK.findall(text))
    common = sum(map(common_han().__contains__, simplify(text)))
    return marks + common >= _COMMON_SHARE * len(text)


def may_be_double_encoded(odd: list[str]) -> bool:
    """Whether odd characters (``odd_runs``) stand side by side; in a sound text they are single letters and names."""
    return any(len(run) > 1 for run in odd)


def undo_double_encoding(text: str) -> list[Edit]:
    """Read UTF-8 that was taken for Latin-1, Windows-1252 or GBK, and GBK that was taken for Latin-1, as what it is.

    >>> broken = "产业园区建设".encode().decode("latin-1")
    >>> [edit.after for edit in undo_double_encoding(f"2026 {broken}.")]
    ['产业园区建设']
    >>> undo_double_encoding("产业园区建设 Größe “引号” café")
    []
    """
    readings = (
        ("clean.utf8_as_latin1", _utf8_as_western(), lambda run: _from_western(run, "utf-8"), 1),
        ("clean.gbk_as_latin1", _western_run(), lambda run: _from_western(run, "gb18030"), _MIN_CHARACTERS),
        ("clean.utf8_as_gbk", _HIGH_RUN, _from_gbk, 2),
    )
    best: list[Edit] = []
    for rule_id, pattern, undo, least in readings:
        edits = [edit for match in pattern.finditer(text) if (edit := _mend(match, rule_id, undo)) is not None]
        chinese = [edit for edit in edits if _is_chinese(edit.after or "")]
        # Runs long enough to be certain vouch for those beside them, signs and rare names too; of two readings, the one that explains more.
        if any(len(edit.after or "") >= least for edit in chinese):
            best = max(best, edits if 2 * len(chinese) >= len(edits) else chinese, key=_mended)
    return best


def _mended(edits: list[Edit]) -> int:
    return sum(edit.end - edit.start for edit in edits)


def _mend(match: re.Match[str], rule_id: str, undo: Callable[[str], str | None]) -> Edit | None:
    after = undo(match[0])
    return Edit(rule_id, *match.span(), after=after) if after is not None else None
