"""Patterns composed from named word lists and fragments; only this module turns them into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from lantu.errors import DataError
from lantu.rules.words import word_list

__all__ = ["alternation", "compile_pattern", "expand_pattern"]

# Patterns without fragments are some three hundred; a few more are made of the words of a document and must not pile up.
_KEPT = 512
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def alternation(words: tuple[str, ...]) -> str:
    """A group that matches any of the words, the longest first; an empty group is refused.

    >>> alternation(("ab", "abc", "x"))
    '(?:abc|ab|x)'
    """
    if not words:
        raise DataError("L305", reason="empty word group")
    ordered = sorted(words, key=len, reverse=True)
    if all(len(word) == 1 for word in ordered):
        return f"[{''.join(re.escape(word) for word in ordered)}]"
    return f"(?:{'|'.join(re.escape(word) for word in ordered)})"


def expand_pattern(pattern: str, fragments: Mapping[str, str] | None = None, *, path: tuple[str, ...] = ()) -> str:
    """Put word lists and fragments in place of their names in braces. A fragment hides a list of the same name."""
    table = fragments or {}

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name in path:
            raise DataError("L304", place=" > ".join((*path, name)), reason="fragments include each other")
        if name in table:
            return f"(?:{expand_pattern(table[name], table, path=(*path, name))})"
        return alternation(word_list(name))

    return _NAME.sub(replace, pattern)


def compile_pattern(pattern: str, fragments: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """Compile a pattern such as ``{number}{unit}{ge_suffixes}``. Raises DataError L303 (unknown name), L306 (not a pattern)."""
    # Without fragments a pattern means the same for the life of the process: word lists do not change.
    return _compiled(pattern, fragments) if fragments else _compiled_alone(pattern)


@lru_cache(maxsize=_KEPT)
def _compiled_alone(pattern: str) -> re.Pattern[str]:
    return _compiled(pattern, None)


def _compiled(pattern: str, fragments: Mapping[str, str] | None) -> re.Pattern[str]:
    try:
        return re.compile(expand_pattern(pattern, fragments))
    except re.error as error:
        raise DataError("L306", place=pattern, reason=str(error)) from error
