"""The words of errors and of the command in one language, from ``data/messages.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lantu.errors import LantuError
from lantu.rules.tables import load_mapping

__all__ = ["LANGUAGES", "Messages", "language_of", "load_messages"]

LANGUAGES = ("zh", "en")
_NAME = re.compile(r"\{([a-z_]+)(![a-z])?\}")


@dataclass(frozen=True, slots=True)
class Messages:
    """Every text in one language."""

    language: str
    table: Mapping[str, Any]

    def say(self, group: str, name: str, /, **values: Any) -> str:
        """A text by its group and name. A name that the data does not know is shown as it is."""
        entry = self.table[group].get(name)
        return name if entry is None else str(entry[self.language]).format(**values)

    def error(self, error: LantuError) -> str:
        """One line: code, file, place, what happened, what to do. Values that the error lacks are shown as ``?``."""
        entry = self.table.get(error.code)
        if entry is None:
            return str(error)
        texts = entry[self.language]
        place_of = "where_place" if error.place else "where"
        where = self.say("command", place_of, file=error.file, place=error.place) if error.file or error.place else ""
        what, remedy = (_fill(texts[part], error.values) for part in ("what", "remedy"))
        return self.say("command", "error", code=error.code, where=where, what=what, remedy=remedy)


def _fill(text: str, values: Mapping[str, Any]) -> str:
    """Put the values in; no text of a user is ever read as a format.

    >>> _fill("{size} over {limit}", {"size": 3})
    '3 over ?'
    """

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "?")
        return repr(found) if match[2] else str(found)

    return _NAME.sub(value, text)


def language_of(environment: Mapping[str, str]) -> str:
    """``en`` where the locale names a language other than Chinese; ``zh`` where it names none: Lantu's documents are Chinese.

    >>> language_of({"LANG": "en_US.UTF-8"}), language_of({"LANG": "C.UTF-8"})
    ('en', 'zh')
    >>> language_of({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"})
    'zh'
    """
    locale = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    language = re.split("[_.@]", locale)[0]
    return "zh" if language in ("", "C", "POSIX") or language.startswith("zh") else "en"


@cache
def load_messages(language: str) -> Messages:
    """The texts of ``zh`` or ``en``."""
    return Messages(language, load_mapping("messages"))
