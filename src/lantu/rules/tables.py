"""Tables of equal rows and mappings: ``data/NAME.toml`` and ``data/NAME.tsv``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lantu.errors import DataError

__all__ = ["load_mapping", "load_rows"]


@cache
def load_mapping(name: str) -> Mapping[str, Any]:
    """One TOML file as a read-only mapping. Raises DataError L301."""
    file = f"{name}.toml"
    try:
        return MappingProxyType(tomllib.loads(files("lantu.data").joinpath(file).read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise DataError("L301", file=file, reason=str(error)) from error


@cache
def load_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """One TSV file: ``#`` lines are provenance, the first other line names the columns.

    Raises DataError L308 (a row with too few cells).
    """
    file = f"{name}.tsv"
    text = files("lantu.data").joinpath(file).read_text(encoding="utf-8")
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    columns = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise DataError("L308", file=file, place=f"line {number}", columns=len(columns), cells=len(cells))
        rows.append(MappingProxyType(dict(zip(columns, cells, strict=True))))
    return tuple(rows)
