"""Tables of statistics: opened, their mapping guessed or remembered, their values read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantu import LantuError, ReadOptions
from lantu.errors import ReadError
from lantu.observations import Sheet, TableMapping, guess_mapping, mapping_text, parse_mapping, read_sheet, table_observations
from lantu.types import Observation
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.errors import error_as_dict
from lantu_workbench.documents.storage import read_file
from lantu_workbench.settlement.models import DataTable

__all__ = ["TableReading", "find_mapping", "open_sheet", "parse_table_mapping", "preview", "read_table"]


@dataclass(frozen=True, slots=True)
class TableReading:
    """``problem`` is the first thing that was wrong: with the table, its mapping, or one of its ``unread`` values."""

    observations: list[Observation]
    problem: dict[str, Any] | None = None
    unread: int = 0


def open_sheet(data: bytes, file_name: str) -> Sheet:
    """Raises LantuError."""
    return read_sheet(data, file_name, ReadOptions())


def parse_table_mapping(text: str, columns: list[str], file_name: str) -> TableMapping:
    """Raises LantuError."""
    return parse_mapping(text, columns, file_name)


def find_mapping(columns: list[str], file_name: str, office: Unit) -> str:
    """The mapping of the last table of the office with the same head, else the guessed one, as TOML; "" where there is neither."""
    rows = DataTable.objects.filter(unit__path__startswith=office.path).exclude(mapping="").order_by("-pk")
    for known, mapping in rows.values_list("columns", "mapping")[:500]:
        if known == columns:
            return str(mapping)
    try:
        return mapping_text(guess_mapping(columns, file_name))
    except LantuError:
        return ""


def read_table(table: DataTable) -> TableReading:
    """All values of a table; what cannot be read is told, and the rest is there."""
    try:
        sheet = open_sheet(read_file(table.file_id), table.file_name)
        mapping = parse_table_mapping(table.mapping, list(sheet.columns), table.file_name)
    except (LantuError, FileNotFoundError) as error:
        return TableReading([], error_as_dict(error) if isinstance(error, LantuError) else {"text": str(error)})
    found: list[Observation] = []
    wrong: list[ReadError] = []
    for one in table_observations(sheet, mapping, doc=table.key):
        if isinstance(one, ReadError):
            wrong.append(one)
        else:
            found.append(one)
    return TableReading(found, error_as_dict(wrong[0]) if wrong else None, len(wrong))


def preview(table: DataTable, most: int = 12) -> dict[str, Any]:
    """The head and the first rows of a table, for the page that says how it is read."""
    try:
        sheet = open_sheet(read_file(table.file_id), table.file_name)
    except (LantuError, FileNotFoundError):
        return {"columns": table.columns, "rows": [], "more": 0}
    rows = [{"number": number, "cells": cells} for number, cells in sheet.rows[:most]]
    return {"columns": list(sheet.columns), "rows": rows, "more": max(0, len(sheet.rows) - most)}
