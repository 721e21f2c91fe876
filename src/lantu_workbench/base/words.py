"""What the workbench says, in Chinese and English, from the ``words.toml`` of each app.

An entry is ``[group.name]`` with ``zh`` and ``en``; its id is ``group.name``. A template says ``{% say "base.save" %}``, code calls
``say("base.save")``. The language is that of the request. An id that no file has raises KeyError: tests open every page.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import get_language

__all__ = ["LANGUAGES", "all_words", "has_words", "language", "say", "say_later"]

LANGUAGES = ("zh", "en")
_PACKAGE = Path(__file__).parents[1]


@cache
def all_words() -> dict[str, dict[str, str]]:
    """Every text by its id; two files that give one id are refused."""
    words: dict[str, dict[str, str]] = {}
    for file in sorted(_PACKAGE.glob("*/words.toml")):
        for name, entry in _flatten("", tomllib.loads(file.read_text(encoding="utf-8"))):
            if name in words:
                raise ValueError(f"{file}: {name} stands twice")
            words[name] = entry
    return words


def _flatten(prefix: str, table: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    if "zh" in table or "en" in table:
        return [(prefix, table)]
    return [pair for name, entry in table.items() for pair in _flatten(f"{prefix}.{name}".lstrip("."), entry)]


def language() -> str:
    """``zh`` or ``en``, as the request is answered in."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def has_words(name: str) -> bool:
    return name in all_words()


def say(name: str, /, **values: Any) -> str:
    """The text of an id in the language of the request, its values filled in.

    >>> say("base.brand")
    '蓝图'
    """
    text = all_words()[name][language()]
    return text.format(**values) if values else text


def say_later(name: str) -> Any:
    """The same, found when it is shown: for labels of forms and choices."""
    if name not in all_words():
        raise KeyError(name)
    return lazystr(_Later(name))


class _Later:
    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return say(self.name)
