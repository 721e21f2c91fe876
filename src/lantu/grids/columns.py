"""What the columns of a table are, by their heads: the indicator, its unit, values of some year, the bodies that answer for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lantu.quantities.periods import find_periods
from lantu.rules import compile_pattern, word_set

__all__ = ["Columns", "ValueColumn", "read_columns"]


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of numbers; the fields are those of ``GridCell``."""

    kind: str
    year: int
    total: bool
    growth: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Column numbers, 1-based; 0 where there is none."""

    indicator: int
    unit: int
    body: int
    values: Mapping[int, ValueColumn]


@cache
def _words(name: str) -> re.Pattern[str]:
    return compile_pattern(f"{{{name}}}")


def read_columns(heads: Mapping[int, str], *, binding: bool) -> Columns | None:
    """The columns of a table of indicators; None where the heads name no indicator or promise nothing.

    binding: whether some column says of its rows that they bind or are expected, as outlines do: then the last year is a target
    though its head says only the year.

    >>> read_columns({1: "指标", 2: "2020年", 3: "2025年目标"}, binding=False).values[3].kind
    'target'
    >>> read_columns({1: "指标", 2: "2019年", 3: "2020年"}, binding=False) is None      # a table of results promises nothing
    True
    """
    indicator = _named(heads, "grids_indicator_heads")
    if not indicator:
        return None
    years = {column: periods[0].last for column, head in heads.items() if (periods := find_periods(head)) and not _is_growth(head)}
    targets = {column for column, head in heads.items() if _words("grids_target_words").search(head) and not _is_growth(head)}
    if not targets and binding and years:
        targets = {max(years, key=lambda column: (years[column], column))}
    targets -= {indicator}
    if not targets:
        return None
    values: dict[int, ValueColumn] = {}
    for column, head in heads.items():
        total = bool(_words("grids_total_words").search(head))
        if column in targets:
            values[column] = ValueColumn("target", years.get(column, 0), total, growth=False)
        elif _is_growth(head):
            values[column] = ValueColumn("target", 0, total=False, growth=True)
        elif column in years or _words("grids_result_words").search(head):
            values[column] = ValueColumn("result", years.get(column, 0), total, growth=False)
    return Columns(indicator, _named(heads, "grids_unit_heads"), _named(heads, "grids_body_heads"), values)


def _is_growth(head: str) -> bool:
    return bool(_words("grids_growth_words").search(head))


def _named(heads: Mapping[int, str], words: str) -> int:
    return next((column for column, head in heads.items() if "".join(head.split()) in word_set(words)), 0)
