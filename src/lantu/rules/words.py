"""Named word lists: ``data/words/*.toml``, each a table ``[lists]`` of name = [words]. A word ``@other`` includes the list ``other``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from lantu.errors import DataError

__all__ = ["word_list", "word_lists", "word_set"]


@cache
def _raw_lists() -> Mapping[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for entry in sorted(files("lantu.data").joinpath("words").iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".toml"):
            continue
        try:
            table = tomllib.loads(entry.read_text(encoding="utf-8"))["lists"]
        except (tomllib.TOMLDecodeError, KeyError) as error:
            raise DataError("L301", file=entry.name, reason=str(error)) from error
        for name, words in table.items():
            if name in lists:
                raise DataError("L302", file=entry.name, place=name, reason="list name used twice")
            lists[name] = tuple(words)
    return MappingProxyType(lists)


def _expand(name: str, path: tuple[str, ...]) -> tuple[str, ...]:
    raw = _raw_lists()
    if name not in raw:
        raise DataError("L303", place=" > ".join((*path, name)), reason="no such word list")
    if name in path:
        raise DataError("L304", place=" > ".join((*path, name)), reason="word lists include each other")
    words: dict[str, None] = {}
    for word in raw[name]:
        for piece in _expand(word[1:], (*path, name)) if word.startswith("@") else (word,):
            words[piece] = None
    if not words:
        raise DataError("L305", place=name, reason="empty word list")
    return tuple(words)


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one list, in the file's order, inclusions resolved. Raises DataError L303 when there is none."""
    return _expand(name, ())


@cache
def word_set(name: str) -> frozenset[str]:
    """The same as a set, for membership."""
    return frozenset(word_list(name))


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """Every list by name."""
    return MappingProxyType({name: word_list(name) for name in _raw_lists()})
