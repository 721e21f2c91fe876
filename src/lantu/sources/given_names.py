"""Title and author as a file's own properties give them, where a person gave them: programs fill in names that say nothing."""

from __future__ import annotations

import re
from functools import cache

from lantu.rules import load_rules, word_set

__all__ = ["given_name"]


def given_name(value: str) -> str:
    """The name without white space at its ends; "" where a program put it there, or the name of a file.

    >>> given_name(" Plan for 2026 "), given_name("untitled"), given_name("Microsoft Word - plan.doc")
    ('Plan for 2026', '', '')
    """
    name = value.strip()
    return "" if name.casefold() in word_set("sources_no_names") or _file_name().search(name) else name


@cache
def _file_name() -> re.Pattern[str]:
    return next(rule.regex for rule in load_rules("sources_pdf").rules if rule.effect["part"] == "file name")
