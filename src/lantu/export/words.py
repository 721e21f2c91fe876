"""The words of ledgers and their tables in one language, from ``data/ledger.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lantu.rules import load_mapping

__all__ = ["LANGUAGES", "Column", "Words", "load_words"]

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name in code, its head, its width (characters in spreadsheets, millimetres in print)."""

    id: str
    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Words:
    """Names and phrases in one language. A name that the data does not know is shown as it is: a new code is better than an empty cell."""

    language: str
    table: Mapping[str, Any]

    def columns(self, table: str = "column") -> tuple[Column, ...]:
        """The columns of a table in order: ``column``, ``figure_column``, ``document_column``, ``strategy_column``, ``task_column``."""
        return tuple(Column(entry["id"], entry[self.language], entry["width"]) for entry in self.table[table])

    def name(self, group: str, code: str) -> str:
        """The name of a coded value: ``name("kinds", "project")``."""
        return str(self.table[group].get(code, {}).get(self.language, code))

    def text(self, *path: str) -> Any:
        """An entry by its path, without the language: ``text("task_table", "title")``."""
        entry: Any = self.table
        for step in path:
            entry = entry[step]
        return entry[self.language]

    def phrase(self, name: str, **values: Any) -> str:
        """A phrase with its values filled in."""
        return str(self.table["phrases"][name][self.language]).format(**values)

    def join(self, parts: Iterable[str], separator: str = "list_separator") -> str:
        return self.phrase(separator).join(parts)


@cache
def load_words(language: str = "zh") -> Words:
    """The words of one language, ``zh`` or ``en``."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return Words(language, load_mapping("ledger"))
