"""Full-text search in Chinese, the same on SQLite and PostgreSQL: texts and queries are cut into pairs of characters.

Every run of Han characters gives its overlapping pairs (a run of one gives itself), every run of other letters and figures one word;
letters are taken without case, full-width forms as half-width. A query's words must all be found, the characters of each next to each
other, so that what is found is what ``LIKE`` would find. A query of one Han character cannot be answered by pairs: the caller looks for it
in the column itself.

SQLite: a contentless FTS5 table (a third of the size); PostgreSQL: a table of ``tsvector`` with a GIN index. Rows are immutable, so
nothing is ever taken out; the caller narrows what is found to the rows that count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

__all__ = ["SearchIndex", "found_spans", "phrases", "tokens"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W{_HAN}_]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
_BATCH = 500
_MOST_WORDS = 12


def tokens(text: str) -> list[str]:
    """What a text is found by.

    >>> tokens("产业园区 5G，R&D")
    ['产业', '业园', '园区', '5g', 'r', 'd']
    """
    cut: list[str] = []
    for run in _RUN.findall(normalize("NFKC", text).casefold()):
        if len(run) > 1 and _IS_HAN.match(run):
            cut += (run[at : at + 2] for at in range(len(run) - 1))
        else:
            cut.append(run)
    return cut


def phrases(words: str) -> list[list[str]]:
    """The runs that a query asks for, each as its tokens in a row.

    >>> phrases("产业园 长沙")
    [['产业', '业园'], ['长沙']]
    """
    return [cut for word in words.split()[:_MOST_WORDS] if (cut := tokens(word))]


def found_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where in a text the words of a query stand, without overlaps: for lighting them. Only texts that NFKC leaves as long are searched.

    >>> found_spans("建设产业园，产业园", "产业园")
    [(2, 5), (6, 9)]
    """
    plain = normalize("NFKC", text).casefold()
    if len(plain) != len(text):
        plain = text
    wanted = sorted({normalize("NFKC", word).casefold() for word in words.split()[:_MOST_WORDS]}, key=len, reverse=True)
    if not wanted:
        return []
    return [match.span() for match in re.finditer("|".join(map(re.escape, wanted)), plain)]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """One index; ``table`` is its table. Rows are known by a 64-bit number of the caller's."""

    table: str

    def create(self, schema_editor: Any) -> None:
        """For a migration."""
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {self.table} USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
            )
        else:
            schema_editor.execute(f"CREATE TABLE {self.table} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            schema_editor.execute(f"CREATE INDEX {self.table}_words ON {self.table} USING gin (words)")

    def drop(self, schema_editor: Any) -> None:
        schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}")

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Index texts. In the caller's transaction."""
        sqlite = connection.vendor == "sqlite"
        shape = f"INSERT INTO {self.table} (rowid, words) VALUES (%s, %s{'' if sqlite else '::tsvector'})"
        with connection.cursor() as cursor:
            batch: list[tuple[int, str]] = []
            for key, text in rows:
                batch.append((key, " ".join(tokens(text)) if sqlite else _vector(tokens(text))))
                if len(batch) == _BATCH:
                    cursor.executemany(shape, batch)
                    batch.clear()
            if batch:
                cursor.executemany(shape, batch)

    def find(self, rows: QuerySet[Any], words: str, *, columns: tuple[str, ...], key: str = "pk") -> QuerySet[Any]:
        """The rows whose text has all the words. ``columns`` are where a single character is looked for; ``key`` is the row's number.

        A query without a letter or figure finds nothing.
        """
        asked = phrases(words)
        if not asked:
            return rows.none()
        long = [phrase for phrase in asked if not (len(phrase) == 1 and len(phrase[0]) == 1 and _IS_HAN.match(phrase[0]))]
        for phrase in asked:
            if phrase not in long:
                condition = Q()
                for column in columns:
                    condition |= Q(**{f"{column}__contains": phrase[0]})
                rows = rows.filter(condition)
        if not long:
            return rows
        return rows.filter(**{f"{key}__in": RawSQL(f"SELECT rowid FROM {self.table} WHERE {self._match()}", (self._query(long),))})

    def _match(self) -> str:
        return f"{self.table} MATCH %s" if connection.vendor == "sqlite" else "words @@ %s::tsquery"

    def _query(self, asked: list[list[str]]) -> str:
        if connection.vendor == "sqlite":
            return " AND ".join(f'"{" ".join(phrase)}"' for phrase in asked)
        return " & ".join(f"({' <-> '.join(_quoted(token) for token in phrase)})" for phrase in asked)


def _vector(cut: list[str]) -> str:
    """A tsvector in words; positions beyond 16383 are one position to PostgreSQL, and phrases there are not found."""
    return " ".join(f"{_quoted(token)}:{min(at, 16383)}" for at, token in enumerate(cut, 1))


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
