"""Observations from a table of statistics, by a mapping of its columns.

Comes in: a ``Sheet`` and its ``TableMapping``. Goes out: an ``Observation`` for each cell with a number, which knows its row and column.
A row of which the indicator, the time or the number cannot be read is given as its error. Nothing is dropped: what looks wrong is held
(``checks``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache

from lantu.errors import ReadError
from lantu.indicators import find_indicator, parse_name
from lantu.observations.mapping import TableMapping
from lantu.observations.sheets import Sheet
from lantu.quantities.numerals import parse_numeral
from lantu.quantities.precision import written_quantum
from lantu.rules import compile_pattern, word_list
from lantu.types import GRADES, Observation

__all__ = ["table_observations"]

_NUMBER = re.compile(r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_PERIOD = re.compile(r"(?P<first>(?:19|20)\d\d)(?:\D{1,3}(?P<last>(?:19|20)\d\d))?")
_PART = re.compile(r"(?:19|20)\d\d[^\dQH]{0,2}(?P<part>Q[1-4]|H[12]|M?(?:0?[1-9]|1[0-2])(?!\d))", re.IGNORECASE)


def table_observations(
    sheet: Sheet, mapping: TableMapping, *, doc: str, place: str = "", known_on: str = "", grade: str = "statistics"
) -> Iterator[Observation | ReadError]:
    """Every number of the table, or the error of its row (L116). place, known_on, grade: where neither a column nor the mapping says it."""
    index = {name: sheet.columns.index(column) for name, column in mapping.columns.items()}
    wide = [(sheet.columns.index(column), column) for column in mapping.periods]
    defaults = {"place": place, "known_on": known_on, "grade": grade, **mapping.fixed}
    for number, cells in sheet.rows:
        row = {**defaults, **{name: cells[at] for name, at in index.items() if cells[at]}}
        spots = wide or [(index["value"], "")]
        for at, period in spots:
            written = cells[at]
            if not written or written in word_list("tables_missing"):
                continue
            try:
                yield _observation(row | ({"period": period} if period else {}), written, (number, at + 1), cells, doc, mapping.names)
            except ValueError as error:
                yield ReadError("L116", file=doc, place=f"row {number}", reason=str(error))


def _observation(
    row: Mapping[str, str], written: str, cell: tuple[int, int], cells: tuple[str, ...], doc: str, names: Mapping[str, str]
) -> Observation:
    indicator = names.get(row.get("indicator", ""), row.get("indicator", "")).strip()
    period, detail = _period(row.get("period", ""))
    number = _NUMBER.fullmatch(written.strip().rstrip("%％"))
    if not indicator or not period or number is None:
        raise ValueError(f"{indicator or '?'} | {row.get('period', '?')} | {written}")
    unit, factor = _unit(row.get("unit", ""), indicator, written)
    value = float(number[0].replace(",", "").replace("−", "-")) * factor
    name = _in_brackets().sub("", indicator)
    measure = row.get("measure", "") or _measure(name, unit)
    known = find_indicator(name, measure)
    grade = row["grade"] if row["grade"] in GRADES else "statistics"
    return Observation(
        id=hashlib.sha256(f"{doc}|{cell[0]}|{cell[1]}|{'|'.join(cells)}".encode()).hexdigest()[:12],
        doc=doc,
        start=-1,
        end=-1,
        quote=" | ".join(filter(None, cells)),
        mention=written,
        indicator=name,
        place=names.get(row.get("place", ""), row.get("place", "")),
        cmp="eq",
        value=round(value, 6),
        unit=unit,
        measure=measure,
        period=period,
        grade=grade,
        indicator_id=known.id if known else "",
        quantum=written_quantum(written.lstrip("-+−"), abs(value)),
        polarity=parse_name(name).polarity,
        period_detail=detail,
        known_on=row.get("known_on", ""),
        cell=cell,
        attributes={"source": row["source"]} if row.get("source") else {},
    )


def _period(text: str) -> tuple[str, str]:
    """Years, and the part of a year where it is one.

    >>> _period("2025年"), _period("2021-2025"), _period("2025-Q1"), _period("2025年6月")
    (('2025', ''), ('2021/2025', ''), ('2025', '2025-Q1'), ('2025', '2025-06'))
    """
    match = _PERIOD.match(text.strip())
    if match is None:
        return "", ""
    if match["last"]:
        return f"{match['first']}/{match['last']}", ""
    part = _PART.match(text.strip())
    if part is None:
        return match["first"], ""
    words = part["part"].upper().lstrip("M")
    return match["first"], f"{match['first']}-{words.zfill(2) if words.isdigit() else words}"


def _unit(given: str, indicator: str, written: str) -> tuple[str, float]:
    """The base unit and what a number in the given one is multiplied by; the unit may stand in brackets behind the name.

    >>> _unit("亿元", "生产总值", "1"), _unit("", "粮食产量（万吨）", "1"), _unit("", "城镇化率", "63.2%")
    (('元', 100000000.0), ('吨', 10000.0), ('%', 1.0))
    """
    if written.rstrip().endswith(("%", "％")):
        return "%", 1.0
    bracket = _in_brackets().search(indicator)
    unit = (given or (bracket["unit"] if bracket else "")).strip()
    magnitude = _magnitude().match(unit)
    if magnitude and (factor := parse_numeral(magnitude[0])):
        return unit[magnitude.end() :], float(factor)
    return unit, 1.0


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"[（(](?P<unit>[^（()）]{1,12})[)）]$")


@cache
def _magnitude() -> re.Pattern[str]:
    return compile_pattern("{magnitudes}+(?=.)")


def _measure(name: str, unit: str) -> str:
    """What a column of numbers measures: a rate by the words of its name, any other number a level."""
    if unit in ("%", "％"):
        change = compile_pattern("{indicators_rises}|{indicators_falls}|{tables_growth_words}")
        return "growth" if change.search(name) else "share"
    return "level"
