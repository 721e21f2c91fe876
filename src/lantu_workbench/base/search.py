"""Full-text search in Chinese, the same on SQLite and PostgreSQL: texts and queries are cut into pairs of characters.

Every run of Han characters gives its overlapping pairs and then its last character, every run of other letters and figures one word;
letters are taken without case, full-width forms as half-width. A query's words must all be found, the characters of each next to each
other, so that what is found is what ``LIKE`` would find. One Han character alone is looked for as the beginning of a pair, or as the last
of its run.

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
from django.db.models import QuerySet
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
    ['产业', '业园', '园区', '区', '5g', 'r', 'd']
    """
    return [token for run in _runs(text) for token in _cut(run)]


def _runs(text: str) -> list[str]:
    return _RUN.findall(normalize("NFKC", text).casefold())


def _cut(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))] if _IS_HAN.match(run) else [run]


def phrases(words: str) -> list[list[str]]:
    """The runs that a query asks for, each as its tokens in a row. The last run may go on in the text: its last character is not asked for.

    >>> phrases("产业园 建设5G 园")
    [['产业', '业园'], ['建设', '设', '5g'], ['园']]
    """
    asked = []
    for word in words.split()[:_MOST_WORDS]:
        runs = _runs(word)
        if not runs:
            continue
        cut = [token for run in runs for token in _cut(run)]
        asked.append(cut[:-1] if len(runs[-1]) > 1 and _IS_HAN.match(runs[-1]) else cut)
    return asked


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

    def find(self, rows: QuerySet[Any], words: str, *, key: str = "pk", shift: int = 0) -> QuerySet[Any]:
        """The rows whose text has all the words. ``key`` is the row's number, which the index may keep with ``shift`` more bits behind it.

        A query without a letter or figure finds nothing.
        """
        asked = phrases(words)
        if not asked:
            return rows.none()
        column = f"rowid >> {shift}" if shift else "rowid"
        return rows.filter(**{f"{key}__in": RawSQL(f"SELECT {column} FROM {self.table} WHERE {self._match()}", (self._query(asked),))})

    def numbers(self, words: str, first: int, last: int, *, most: int) -> list[int]:
        """The numbers from ``first`` to before ``last`` whose text has any of the words, in order."""
        asked = phrases(words)
        if not asked:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid FROM {self.table} WHERE {self._match()} AND rowid >= %s AND rowid < %s ORDER BY rowid LIMIT %s",
                (self._query(asked, every=False), first, last, most),
            )
            return [row[0] for row in cursor.fetchall()]

    def _match(self) -> str:
        return f"{self.table} MATCH %s" if connection.vendor == "sqlite" else "words @@ %s::tsquery"

    def _query(self, asked: list[list[str]], *, every: bool = True) -> str:
        if connection.vendor == "sqlite":
            told = (f'"{" ".join(phrase)}"{" *" if _is_beginning(phrase) else ""}' for phrase in asked)
            return (" AND " if every else " OR ").join(told)
        return (" & " if every else " | ").join(f"({_joined(phrase)})" for phrase in asked)


def _is_beginning(phrase: list[str]) -> bool:
    """Whether it ends with one Han character: the first of a pair in the text, or the last of its run there."""
    return len(phrase[-1]) == 1 and bool(_IS_HAN.match(phrase[-1]))


def _joined(phrase: list[str]) -> str:
    words = " <-> ".join(_quoted(token) for token in phrase)
    return f"{words}:*" if _is_beginning(phrase) else words


def _vector(cut: list[str]) -> str:
    """A tsvector in words; positions beyond 16383 are one position to PostgreSQL, and phrases there are not found."""
    return " ".join(f"{_quoted(token)}:{min(at, 16383)}" for at, token in enumerate(cut, 1))


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"
