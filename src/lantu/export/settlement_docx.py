"""The settlement as a report to print (DOCX): a summary, the promises by verdict with both citations, forecasts, and the work list.

Comes in: the rows of ``lantu.settlement.rows``. Goes out: bytes, the same for the same rows. What is missed or late comes first; what is
unproven is the work list, with the cheapest evidence first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lantu.export.cells import Cell
from lantu.export.docx import open_page, page_bytes
from lantu.export.docx_table import add_table
from lantu.export.safe_text import printable
from lantu.export.settlement_wording import forecast_text, load_settlement_words, need_text, period_text, side_text, why_text
from lantu.export.words import Words, load_words

__all__ = ["to_settlement_docx"]

Row = Mapping[str, Any]
_ORDER = ("missed", "late", "partly", "kept", "on_course")


def to_settlement_docx(rows: Sequence[Row], language: str = "zh") -> bytes:
    """The report. A number is that of the row in the other formats too."""
    words = load_settlement_words(language)
    page = open_page(load_words(language), words.text("report", "title"))
    numbered = list(enumerate(rows, 1))
    page.add_paragraph(words.text("report", "title"), style="Lantu Title")
    page.add_paragraph(printable(words.join(dict.fromkeys(row["promise"]["doc"] for row in rows), "documents")), style="Lantu Document")
    _add_summary(page, words, rows)
    settled = [
        (words.name("verdicts", verdict), [_settled_cells(number, row, words) for number, row in numbered if row["verdict"] == verdict])
        for verdict in _ORDER
    ]
    _add_part(page, words, "settled", "report_column", [group for group in settled if group[1]])
    ahead = [_forecast_cells(number, row, words) for number, row in numbered if "forecast" in row]
    _add_part(page, words, "forecasts", "report_forecast_column", [("", ahead)] if ahead else [])
    _add_part(page, words, "work", "report_work_column", list(_work(numbered, words)))
    return page_bytes(page)


def _add_part(page: Any, words: Words, name: str, columns: str, groups: Sequence[tuple[str, Sequence[Mapping[str, Cell]]]]) -> None:
    if not groups:
        return
    page.add_paragraph(words.text("report", name), style="Lantu Head").paragraph_format.keep_with_next = True
    add_table(page, words.columns(columns), groups)
    page.add_paragraph(words.text("report", f"{name}_note"), style="Lantu Note")


def _add_summary(page: Any, words: Words, rows: Sequence[Row]) -> None:
    """How many of each verdict; by place too where there are several."""
    page.add_paragraph(words.phrase("summary", promises=len(rows), counts=_counts(rows, words)), style="Lantu Group")
    places: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        places[row["promise"]["place"]].append(row)
    if len(places) > 1:
        cells: list[dict[str, Cell]] = [
            {"place": place, "count": len(held), "verdicts": _counts(held, words)} for place, held in places.items()
        ]
        add_table(page, words.columns("report_count_column"), [("", cells)])


def _counts(rows: Sequence[Row], words: Words) -> str:
    total = Counter(row["verdict"] for row in rows)
    shown = (one for one in (*_ORDER, "unproven") if total[one])
    return words.join((words.phrase("counted", verdict=words.name("verdicts", one), count=total[one]) for one in shown), "counts")


def _settled_cells(number: int, row: Row, words: Words) -> dict[str, Cell]:
    return {
        "number": number,
        "promise": _cited(row["promise"], words),
        "result": "\n".join(_cited(seen, words) for seen in row["evidence"]),
        "why": f"{why_text(row, words)}\n{row['rule']}",
        "due": period_text(row["promise"]["period"], words),
    }


def _cited(side: Row, words: Words) -> str:
    return words.phrase("cited", quote=side["quote"], at=side_text(side, words))


def _forecast_cells(number: int, row: Row, words: Words) -> dict[str, Cell]:
    return {"number": number, "promise": _cited(row["promise"], words), "forecast": forecast_text(row, words)}


def _work(numbered: Sequence[tuple[int, Row]], words: Words) -> Iterator[tuple[str, Sequence[Mapping[str, Cell]]]]:
    """A group a cost, the cheapest first."""
    open_rows = [(number, row) for number, row in numbered if "need" in row and row["verdict"] == "unproven"]
    for cost in sorted({row["need"]["cost"] for _, row in open_rows}):
        cells = [_work_cells(number, row, words) for number, row in open_rows if row["need"]["cost"] == cost]
        yield words.phrase("cost", cost=cost, count=len(cells)), cells


def _work_cells(number: int, row: Row, words: Words) -> dict[str, Cell]:
    told = "".join(f"\n{_cited(seen, words)}" for seen in row["evidence"])
    return {
        "number": number,
        "need": need_text(row, words),
        "source": row["need"]["source"],
        "promise": _cited(row["promise"], words),
        "reason": why_text(row, words) + told,
        "due": period_text(row["promise"]["period"], words),
    }
