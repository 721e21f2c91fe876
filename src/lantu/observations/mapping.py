"""Which column of a table holds what, guessed from its head by words or read from a small TOML file.

Comes in: column names, or the TOML. Goes out: a ``TableMapping``. A mapping that was once guessed or written is remembered beside the
table, so that a person can correct it and the next reading is the same.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

from lantu.errors import ReadError
from lantu.rules import word_list
from lantu.types import GRADES

__all__ = ["FIELDS", "TableMapping", "guess_mapping", "mapping_text", "parse_mapping"]

# What a column can hold; the first three are needed.
FIELDS = ("indicator", "period", "value", "place", "unit", "measure", "source", "known_on", "grade")
_NEEDED = 3


@dataclass(frozen=True, slots=True)
class TableMapping:
    """``columns``: field to column name. ``fixed``: field to what holds for all rows where no column says it.

    periods: columns that are periods themselves (a wide table); then ``columns`` has neither "period" nor "value".
    names:   codes of the table to names ("A01" to an indicator, "430000" to a place).
    """

    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def guess_mapping(columns: Sequence[str], path: str) -> TableMapping:
    """By the words of data/words/tables.toml. Raises ReadError L120 where indicator, period or value stay unknown.

    >>> guess_mapping(["指标", "地区", "年份", "数值", "单位"], "t.csv").columns["value"]
    '数值'
    >>> guess_mapping(["指标", "单位", "2023年", "2024年"], "t.csv").periods
    ('2023年', '2024年')
    """
    plain = {column.strip().lower(): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for name in FIELDS:
        column = next((plain[word] for word in word_list(f"tables_{name}_columns") if word in plain), None)
        if column is not None and column not in found.values():
            found[name] = column
    wide = tuple(column for column in columns if _is_year(column))
    if wide and "value" not in found:
        found.pop("period", None)
        mapping = TableMapping(found, periods=wide)
    else:
        mapping = TableMapping(found)
    return _checked(mapping, columns, path)


def _is_year(column: str) -> bool:
    digits = column.strip()[:4]
    rest = column.strip()[4:]
    return digits.isascii() and digits.isdigit() and 1900 <= int(digits) <= 2100 and rest in word_list("tables_year_ends")


def parse_mapping(text: str, columns: Sequence[str], path: str) -> TableMapping:
    """Read the TOML: tables ``[columns]``, ``[fixed]``, ``[names]``, list ``periods``. Raises ReadError L120, L121 (not such a file)."""
    try:
        table = tomllib.loads(text)
        unknown = set(table) - {one.name for one in fields(TableMapping)}
        groups = [table.get("columns", {}), table.get("fixed", {})]
        wrong = [str(name) for group in groups for name in group if name not in FIELDS]
        if unknown or wrong:
            raise ReadError("L121", file=path, reason=", ".join([*unknown, *wrong]))
        mapping = TableMapping(
            {str(key): str(value) for key, value in groups[0].items()},
            {str(key): str(value) for key, value in groups[1].items()},
            tuple(map(str, table.get("periods", ()))),
            {str(key): str(value) for key, value in table.get("names", {}).items()},
        )
    except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise ReadError("L121", file=path, reason=str(error)) from error
    if mapping.fixed.get("grade", GRADES[0]) not in GRADES:
        raise ReadError("L121", file=path, reason=f"grade: {', '.join(GRADES)}")
    return _checked(mapping, columns, path)


def _checked(mapping: TableMapping, columns: Sequence[str], path: str) -> TableMapping:
    given = {*mapping.columns, *mapping.fixed, *(("period", "value") if mapping.periods else ())}
    missing = [name for name in FIELDS[:_NEEDED] if name not in given]
    absent = [column for column in (*mapping.columns.values(), *mapping.periods) if column not in columns]
    if missing or absent:
        raise ReadError("L120", file=path, missing=", ".join(missing + absent), columns=", ".join(columns))
    return mapping


def mapping_text(mapping: TableMapping) -> str:
    """The TOML of a mapping, which ``parse_mapping`` reads back."""
    lines = []
    if mapping.periods:
        lines.append(f"periods = [{', '.join(map(_quoted, mapping.periods))}]")
    for name, group in (("columns", mapping.columns), ("fixed", mapping.fixed), ("names", mapping.names)):
        if group:
            lines += ["", f"[{name}]", *(f"{_quoted(key)} = {_quoted(value)}" for key, value in group.items())]
    return "\n".join(lines).lstrip("\n") + "\n"


def _quoted(text: str) -> str:
    escaped = "".join(f"\\u{ord(character):04x}" if ord(character) < ord(" ") else character for character in text.replace("\\", "\\\\"))
    return '"' + escaped.replace('"', '\\"') + '"'
