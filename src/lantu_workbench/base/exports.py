"""Pages as JSON and CSV: tables row by row, with cells that no spreadsheet takes for a formula; other pages by their fields."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from lantu_workbench.base.tables import Column

__all__ = ["csv_response", "data_response", "safe_cell"]

# A spreadsheet runs what begins so; a quote before it makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

_FACTS = (Column("field", "base.field", itemgetter(0)), Column("value", "base.value", itemgetter(1)))


def data_response(
    format: str, name: str, record: Mapping[str, Any], columns: Sequence[Column] | None = None, rows: Iterable[Any] = ()
) -> HttpResponse | StreamingHttpResponse:
    """A page as ``json``: the record; or as ``csv``: its rows, or where it is no table, its fields with their values."""
    if format == "json":
        return JsonResponse(record, json_dumps_params={"ensure_ascii": False})
    return csv_response(name, _FACTS, _facts(record)) if columns is None else csv_response(name, columns, rows)


def _facts(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each value that holds no further ones, under the names that lead to it.

    >>> list(_facts({"a": 1, "b": [{"c": "x"}, {"c": "y"}], "d": ["p", "q"]}))
    [('a', 1), ('b.1.c', 'x'), ('b.2.c', 'y'), ('d', ['p', 'q'])]
    """
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _facts(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list | tuple) and any(isinstance(inner, Mapping) for inner in value):
        for number, inner in enumerate(value, 1):
            yield from _facts(inner, f"{name}.{number}")
    else:
        yield name, value


class _Echo:
    """A file that gives each line back."""

    def write(self, line: str) -> str:
        return line


def csv_response(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> StreamingHttpResponse:
    """All rows, streamed, UTF-8 with the mark that spreadsheets need to see Chinese."""
    response = StreamingHttpResponse(_lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _lines(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow([column.title() for column in columns]))
    if isinstance(rows, QuerySet):
        rows = rows.iterator(chunk_size=1000)
    for row in rows:
        yield str(writer.writerow([safe_cell(column.value(row)) for column in columns]))


def safe_cell(value: Any) -> Any:
    """A value as a cell.

    >>> safe_cell("=1+1"), safe_cell(-3), safe_cell("-3%"), safe_cell(["甲", "乙"])
    ("'=1+1", -3, "'-3%", '甲；乙')
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        value = "；".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) for item in value)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value).replace("\0", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
