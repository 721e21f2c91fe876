"""How single things of a ledger are put into words: figures, dates, places, reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lantu.export.words import Words
from lantu.ledgers import LedgerRow
from lantu.ledgers.reasons import complete_figure_reasons, split_reason
from lantu.types import Citation, Figure

__all__ = [
    "date_text",
    "figure_reasons_text",
    "figure_text",
    "location_text",
    "reason_text",
    "reasons_text",
    "shown_comparator",
    "shown_number",
]


def figure_text(figure: Figure, words: Words, *, due: str = "", place: str = "") -> str:
    """Indicator, comparator and number as written, then in brackets what is measured (unless a plain level), the period and the place.

    due, place: those of the row the text stands in; what merely repeats them is left out.
    """
    cmp = words.name("comparators", shown_comparator(figure))
    shape = "figure" if figure.indicator else "figure_alone"
    text = words.phrase(shape, indicator=figure.indicator, cmp=cmp, mention=shown_number(figure))
    period = figure.period_detail or figure.period
    notes = [
        words.name("figure_kinds", figure.kind) if figure.kind == "result" else "",
        "" if figure.measure == "level" else words.name("measures", figure.measure),
        "" if period == due else date_text(period, words),
        "" if figure.place == place else figure.place,
    ]
    shown = words.join(filter(None, notes), "note_separator")
    return text + (words.phrase("figure_notes", notes=shown) if shown else "")


def shown_number(figure: Figure) -> str:
    """The number as written; one that leaves its unit to the head of a table's row, with that unit and in base units.

    >>> from dataclasses import replace
    >>> figure = Figure("18", 0, 2, "target", "", "", "eq", 180000, "户", "level", "2025")
    >>> shown_number(figure), shown_number(replace(figure, mention="18万户"))
    ('180,000户', '18万户')
    """
    if not figure.unit or not re.fullmatch(r"[\d.,]+", figure.mention):
        return figure.mention
    return f"{figure.value:,.15g}{figure.unit}"


def shown_comparator(figure: Figure) -> str:
    """The comparator to show before the number as written; ``eq``, which shows nothing, where the words say it themselves.

    A rank ("the top ten") and most figures in words ("none left") hold their comparator; multiples and shares in words ("a third") do not.
    """
    in_words = figure.form == "words" and figure.measure not in ("multiple", "share")
    return "eq" if in_words or figure.measure == "rank" else figure.cmp


def date_text(date: str, words: Words) -> str:
    """``2026``, ``2026-06``, ``2026-06-30`` or ``2021/2025`` as people write it; anything else stays as it is.

    >>> from lantu.export.words import load_words
    >>> date_text("2021/2025", load_words("zh")), date_text("2026-06", load_words("zh"))
    ('2021—2025年', '2026年6月')
    >>> date_text("2026-Q1", load_words("zh"))
    '2026-Q1'
    """
    first, slash, last = date.partition("/")
    if slash:
        return words.phrase("span", first=first, last=last) if first.isdigit() and last.isdigit() else date
    parts = date.split("-")
    if not date or not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    values = dict(zip(("year", "month", "day"), map(int, parts), strict=False))
    return words.phrase(("year", "month", "day")[len(parts) - 1], **values)


def location_text(citation: Citation, words: Words) -> str:
    """Where a citation stands, in the unit that its format has: page, line, paragraph, table cell; else its characters."""
    if citation.page is not None:
        return words.phrase("page", page=citation.page)
    if citation.cell is not None:
        table, row, column = citation.cell
        return words.phrase("cell", table=table, row=row, column=column)
    if citation.paragraph is not None:
        return words.phrase("paragraph", paragraph=citation.paragraph)
    if citation.line is not None:
        return words.phrase("line", line=citation.line)
    return words.phrase("characters", start=citation.start, end=citation.end)


def reasons_text(row: LedgerRow, words: Words) -> str:
    """Why each empty cell of a row is empty; "" where none is."""
    return _reasons_text(row.reasons, "column", words)


def figure_reasons_text(figure: Figure, words: Words) -> str:
    """The same of a figure."""
    return _reasons_text(complete_figure_reasons(figure), "figure_column", words)


def _reasons_text(reasons: Mapping[str, str], table: str, words: Words) -> str:
    return words.join((reason_text(field, reason, words, table) for field, reason in reasons.items()), "reason_separator")


def reason_text(field: str, reason: str, words: Words, table: str = "column") -> str:
    """Why one field is empty; ``table`` is ``column`` for a row's, ``figure_column`` for a figure's."""
    state, detail = split_reason(reason)
    if state in words.table["reasons"].get(field, {}):
        text = str(words.text("reasons", field, state))
    else:
        head = next(column.head for column in words.columns(table) if column.id == field)
        text = words.phrase("reason", field=head, state=words.name("states", state))
    return words.phrase("reason_detail", reason=text, detail=words.name("details", detail)) if detail else text
