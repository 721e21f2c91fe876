"""Patterns that reach the end of a text, asked only where the text ends in a character that they can end in.

To search for one tries it at every place of the text; the last character alone rules most texts out, and a match cannot begin further from
the end than it is long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from lantu.rules.needs import class_members

__all__ = ["Ending", "endings"]

_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT)
# What takes no room in a text.
_LOOKS = (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT)


class Ending:
    """A pattern; of one whose matches all reach the end of the text the last character is looked at first.

    >>> ending = Ending(re.compile("(?:增长|达到?)了?$"))
    >>> ending.search("收入增长"), ending.search("增长的收入")
    (<re.Match object; span=(2, 4), match='增长'>, None)
    """

    def __init__(self, regex: re.Pattern[str]) -> None:
        self._search, self._endings = regex.search, endings(regex)
        # Behind a match there may be a line feed.
        self._reach = longest(regex) + 1

    def search(self, text: str) -> re.Match[str] | None:
        """As the pattern's own ``search``."""
        if self._endings is None:
            return self._search(text)
        return self._search(text, max(0, len(text) - self._reach)) if text[-1:] in self._endings else None


def longest(pattern: re.Pattern[str]) -> int:
    """How long the longest match of a pattern is; more than any text where there is none.

    >>> longest(re.compile("(?<=新)(?:增长|提高)了?$"))
    3
    """
    return int(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE).getwidth()[1])


def endings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The characters that a text may end in where a match of ``pattern`` reaches its end; None where nothing is known.

    >>> sorted(endings(re.compile("(?:(?P<a>增长|达到?)了?)$")) - {"\\n"}), endings(re.compile("增长[^，]?$"))
    (['了', '到', '达', '长'], None)
    """
    parts = list(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE))
    if pattern.flags & (re.IGNORECASE | re.MULTILINE) or not _is_anchored(parts):
        return None
    found, always = _of_sequence(parts)
    # The end of a text is before its last line feed, too.
    return found | {"\n"} if found is not None and always else None


def _is_anchored(parts: list[tuple[Any, Any]]) -> bool:
    """Whether all ways through a sequence end with the text."""
    if not parts:
        return False
    kind, what = parts[-1]
    if kind is kinds.BRANCH:
        return all(_is_anchored(list(branch)) for branch in what[1])
    if kind is kinds.SUBPATTERN:
        return _is_anchored(list(what[3]))
    return kind is kinds.AT and what is kinds.AT_END


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str] | None, bool]:
    """The last characters of a sequence, None where any can be, and whether it always has one."""
    found: frozenset[str] = frozenset()
    for kind, what in reversed(list(parts)):
        if kind in _LOOKS:
            continue
        last, always = _of_part(kind, what)
        if last is None:
            return None, False
        found |= last
        if always:
            return found, True
    return found, False


def _of_part(kind: Any, what: Any) -> tuple[frozenset[str] | None, bool]:
    if kind is kinds.LITERAL:
        return frozenset(chr(what)), True
    if kind is kinds.IN:
        return class_members(what), True
    if kind is kinds.BRANCH:
        branches = [_of_sequence(branch) for branch in what[1]]
        known = [last for last, _ in branches if last is not None]
        return (frozenset().union(*known) if len(known) == len(branches) else None), all(always for _, always in branches)
    if kind is kinds.SUBPATTERN:
        return _of_sequence(what[3])
    if kind in _REPEATS:
        last, always = _of_sequence(what[2])
        return last, always and what[0] > 0
    return None, False
