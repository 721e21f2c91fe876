"""A settlement as a file: JSON lines, a workbook, one page, a report to print.

Comes in: the rows of ``lantu.settlement.rows``. Goes out: bytes, the same for the same rows; only ``write_settlement`` touches the disk.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lantu.errors import ExportError
from lantu.export.atomic import write_atomically
from lantu.export.cells import Cell
from lantu.export.page import render_page
from lantu.export.settlement_wording import forecast_text, load_settlement_words, need_text, period_text, side_text, why_text
from lantu.export.words import LANGUAGES, Words
from lantu.export.xlsx import add_sheet, open_workbook
from lantu.rows import json_lines
from lantu.rules import load_mapping

__all__ = ["SETTLEMENT_ENDINGS", "render_settlement", "write_settlement"]

Row = Mapping[str, Any]


def _jsonl(rows: Sequence[Row], language: str) -> bytes:
    return json_lines(map(dict, rows)).encode("utf-8", "replace")


def _xlsx(rows: Sequence[Row], language: str) -> bytes:
    """Sheets: the settlement, every piece of evidence, and what is to be found out, cheapest first."""
    words = load_settlement_words(language)
    data = io.BytesIO()
    workbook = open_workbook(data, words)
    numbered = list(enumerate(rows, 1))
    add_sheet(workbook, words, "settlement", "settlement_column", [_settlement_cells(number, row, words) for number, row in numbered])
    add_sheet(
        workbook, words, "evidence", "evidence_column", [cells for number, row in numbered for cells in _evidence(number, row, words)]
    )
    work = sorted(((number, row) for number, row in numbered if "need" in row), key=lambda item: (item[1]["need"]["cost"], item[0]))
    add_sheet(workbook, words, "work", "work_column", [_work_cells(number, row, words) for number, row in work])
    workbook.close()
    return data.getvalue()


def _settlement_cells(number: int, row: Row, words: Words) -> dict[str, Cell]:
    promise, result = row["promise"], row["result"]
    return {
        "number": number,
        "verdict": words.name("verdicts", row["verdict"]),
        "promise": promise["quote"],
        "result": result["quote"] if result else "",
        "why": why_text(row, words),
        "place": promise["place"],
        "period": period_text(promise["period"], words),
        "forecast": forecast_text(row, words),
        "need": need_text(row, words),
        "promise_at": side_text(promise, words),
        "result_at": side_text(result, words) if result else "",
        "rule": row["rule"],
    }


def _evidence(number: int, row: Row, words: Words) -> Iterator[dict[str, Cell]]:
    for seen in row["evidence"]:
        yield {
            "number": number,
            "promise": row["promise"]["quote"],
            "mention": seen["mention"],
            "quote": seen["quote"],
            "period": period_text(seen["period"], words),
            "grade": words.name("grades", seen["grade"]),
            "known_on": seen["known_on"],
            "at": side_text(seen, words),
        }


def _work_cells(number: int, row: Row, words: Words) -> dict[str, Cell]:
    return {
        "cost": row["need"]["cost"],
        "need": need_text(row, words),
        "source": row["need"]["source"],
        "promise": row["promise"]["quote"],
        "reason": why_text(row, words),
        "place": row["promise"]["place"],
        "period": period_text(row["promise"]["period"], words),
        "number": number,
    }


def _html(rows: Sequence[Row], language: str) -> bytes:
    """One page without network: each promise with its proof, both in both languages."""
    table = load_mapping("settlement_words")
    both = [load_settlement_words(one) for one in LANGUAGES]
    data = {
        "language": language,
        "title": table["title"],
        "words": table["page"],
        "verdicts": {
            code: table["verdicts"][code] | {"count": count} for code, count in Counter(row["verdict"] for row in rows).most_common()
        },
        "rows": [_page_row(row, both) for row in rows],
    }
    return render_page("settlement", title=load_settlement_words(language).text("title"), data=data, language=language, styles=("ledger",))


def _page_row(row: Row, both: Sequence[Words]) -> dict[str, Any]:
    promise = row["promise"]
    return {
        "verdict": row["verdict"],
        "quote": promise["quote"],
        "mention": promise.get("mention", ""),
        "doc": promise["doc"],
        "place": promise["place"],
        "period": [period_text(promise["period"], words) for words in both],
        "at": [side_text(promise, words) for words in both],
        "why": [why_text(row, words) for words in both],
        "need": [need_text(row, words) for words in both],
        "forecast": [forecast_text(row, words) for words in both],
        "rule": row["rule"],
        "evidence": [
            {
                "quote": seen["quote"],
                "mention": seen["mention"],
                "at": [side_text(seen, words) for words in both],
                "facts": [
                    " · ".join(filter(None, (period_text(seen["period"], w), w.name("grades", seen["grade"]), seen["known_on"])))
                    for w in both
                ],
            }
            for seen in row["evidence"]
        ],
    }


def _docx(rows: Sequence[Row], language: str) -> bytes:
    from lantu.export.settlement_docx import to_settlement_docx

    return to_settlement_docx(rows, language)


_Renderer = Callable[[Sequence[Row], str], bytes]
SETTLEMENT_ENDINGS: Mapping[str, _Renderer] = MappingProxyType({".jsonl": _jsonl, ".xlsx": _xlsx, ".html": _html, ".docx": _docx})


def render_settlement(rows: Sequence[Row], ending: str, *, language: str = "zh") -> bytes:
    """The settlement as the bytes of one format. Raises ExportError L401 for an unknown ending, L404 when it is too long for a sheet."""
    if ending.lower() not in SETTLEMENT_ENDINGS:
        raise ExportError("L401", ending=ending, known=" ".join(SETTLEMENT_ENDINGS))
    return SETTLEMENT_ENDINGS[ending.lower()](rows, language)


def write_settlement(rows: Sequence[Row], path: str | PathLike[str], *, language: str = "zh") -> None:
    """Write in the format that the ending names; the file is whole or not there. Raises ExportError L401, L402, L404."""
    target = Path(path)
    try:
        data = render_settlement(rows, target.suffix, language=language)
    except ExportError as error:
        raise ExportError(error.code, file=str(target), place=error.place, **error.values) from error
    write_atomically(target, data)
