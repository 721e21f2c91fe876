"""The projects and programmes that an item names, in the document's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lantu.promises.clauses import mask_protected
from lantu.promises.series import is_project_name, project_ends, without_list_tail
from lantu.promises.verbs import leading_verb
from lantu.rules import compile_pattern

__all__ = ["find_programmes", "find_projects"]

_MIN_NAME, _MAX_NAME = 2, 24
_MIN_PROGRAMME, _HEAD_LENGTH = 3, 2


@cache
def _programme() -> re.Pattern[str]:
    return compile_pattern("[^，。；\\s]{2,24}{promises_programme_heads}")


@cache
def _quoted_programme() -> re.Pattern[str]:
    return compile_pattern("“([^“”，。；]{2,24}?{promises_programme_heads})”")


@cache
def _programme_heads() -> re.Pattern[str]:
    return compile_pattern("{promises_programme_heads}")


@cache
def _openers() -> re.Pattern[str]:
    return compile_pattern("^(?:{promises_programme_openers})+")


@cache
def _separators() -> re.Pattern[str]:
    return compile_pattern("{promises_list_marks}|{promises_list_joiners}")


def find_programmes(words: str) -> tuple[str, ...]:
    """Programmes in the words of an object: “…工程”, …计划, …行动.

    >>> find_programmes("“护苗2026”行动"), find_programmes("种业振兴行动、高标准农田建设工程")
    (('“护苗2026”行动',), ('种业振兴行动', '高标准农田建设工程'))
    >>> find_programmes("行动方案"), find_programmes("生态保护和修复工程")
    ((), ('生态保护和修复工程',))
    """
    if _programme_heads().search(words) is None:
        return ()
    masked = mask_protected(words)
    parts = [words[start:end] for start, end in _parts(masked) if _programme().fullmatch(words, start, end)]
    found = [(words.find(name), name) for name in parts] + [(match.start(1), match[1]) for match in _quoted_programme().finditer(words)]
    names = (_openers().sub("", name) for _, name in sorted(found))
    return tuple(dict.fromkeys(name for name in names if len(name) > _MIN_PROGRAMME and not _breaks().search(name)))


def _parts(masked: str) -> Iterator[tuple[int, int]]:
    """The parts of a list, cut only where a programme ends (生态保护和修复工程 and 通用、垂类模型培育工程 are one name each)."""
    start = 0
    for match in _separators().finditer(masked):
        head = max(start, match.start() - _HEAD_LENGTH)
        if _programme_heads().search(masked, head, match.start()):
            yield start, match.start()
            start = match.end()
    yield start, len(masked)


@cache
def _breaks() -> re.Pattern[str]:
    return compile_pattern("{promises_programme_breaks}")


def _past_verb(masked: str, start: int, end: int) -> int:
    """Where a name begins behind a verb of its own (应用 … 平台)."""
    verb_start, verb_end, _ = leading_verb(masked, start, end)
    return verb_end if verb_start < verb_end < end else start


def find_projects(words: str, masked: str) -> tuple[str, ...]:
    """Named projects in the words of an object. ``masked`` is the same text with names in quotation marks blotted out.

    >>> find_projects("西陵产业园、望江水库建设", "西陵产业园、望江水库建设"), find_projects("口袋公园", "口袋公园")
    (('西陵产业园', '望江水库'), ())
    """
    found: list[str] = []
    start = 0
    ends = project_ends()
    spans = [match.span() for match in _separators().finditer(masked)]
    for end, after in (*spans, (len(masked), len(masked))):
        if end - start > _MIN_NAME and masked[end - 1] in ends:
            name = _past_verb(masked, start, end)
            if _MIN_NAME < end - name <= _MAX_NAME and is_project_name(masked, name, end):
                found.append(words[name : without_list_tail(masked, name, end)])
        start = after
    return tuple(dict.fromkeys(found)) if found else ()
