"""What the page knows: documents cut into lines and sentences, rows, and every text in both languages, as plain JSON values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lantu.export.page_lines import page_lines
from lantu.export.wording import date_text, location_text, reasons_text, shown_comparator, shown_number
from lantu.export.words import LANGUAGES, Words, load_words
from lantu.ledgers import Ledger, LedgerRow
from lantu.rules import load_mapping
from lantu.types import Figure

__all__ = ["page_data"]

_NAMES = ("kinds", "measures", "comparators", "figure_kinds")
# The first character of the CJK blocks; a document with any such character is set as Chinese.
_FIRST_HAN = "\u2e80"


class _Texts:
    """Texts that read differently in each language, each pair kept once; rows hold their numbers."""

    def __init__(self) -> None:
        self.pairs: dict[tuple[str, ...], int] = {}
        self.words = [load_words(language) for language in LANGUAGES]

    def add(self, say: Callable[[Words], str]) -> int | None:
        """The number of what ``say`` says in each language; None where it says nothing."""
        pair = tuple(say(words) for words in self.words)
        return self.pairs.setdefault(pair, len(self.pairs)) if any(pair) else None


def page_data(ledger: Ledger, language: str) -> dict[str, Any]:
    """Everything that ``data/page/ledger.js`` reads."""
    table, texts = load_mapping("ledger"), _Texts()
    rows = [_row(ledger, row, texts) for row in ledger.rows]
    documents = [_document(ledger, index, texts) for index in range(len(ledger.documents))]
    return {
        "language": language,
        "title": table["title"],
        "words": dict(load_mapping("page/words")),
        "names": {group: table[group] for group in _NAMES},
        "elements": [{"id": name, "name": entry, "short": entry["short"]} for name, entry in table["elements"].items()],
        "documents": documents,
        "rows": rows,
        "texts": list(texts.pairs),
    }


def _document(ledger: Ledger, index: int, texts: _Texts) -> dict[str, Any]:
    annotation, rows = ledger.annotations[index], ledger.rows_of(index)
    document, metadata = annotation.document, annotation.document.metadata
    return {
        "name": document.name,
        "title": ledger.title_of(index),
        "date": metadata.date,
        "span": texts.add(lambda words: date_text(metadata.span or metadata.year, words)),
        "place": metadata.place,
        "body": metadata.body,
        "promises": len(rows),
        "mended": document.clean_text != document.source_text,
        "language": "zh" if any(character >= _FIRST_HAN for character in document.clean_text) else "en",
        "lines": page_lines(annotation, rows),
    }


def _row(ledger: Ledger, row: LedgerRow, texts: _Texts) -> dict[str, Any]:
    promise, citation = row.promise, row.citation
    return {
        "number": row.number,
        "id": promise.id,
        "document": row.document,
        "text": promise.text,
        "kind": promise.kind,
        "place": promise.place,
        "actor": promise.actor,
        "lead_body": promise.lead_body,
        "responsible_bodies": promise.responsible_bodies,
        "due": texts.add(lambda words: date_text(promise.due, words)),
        "due_text": promise.due_text,
        "headings": promise.headings,
        "figures": [_figure(entry.figure, texts) for entry in row.figures],
        "missing": promise.missing,
        "why": texts.add(lambda words: reasons_text(row, words)),
        "confidence": round(promise.confidence, 3),
        "where": texts.add(lambda words: location_text(citation, words)),
        "quote": citation.quote if citation.quote != citation.clean else "",
        "start": citation.start,
        "end": citation.end,
        "link": row.link,
        "same_as": row.same_as,
    }


def _figure(figure: Figure, texts: _Texts) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "cmp": shown_comparator(figure),
        "mention": shown_number(figure),
        "kind": figure.kind,
        "measure": figure.measure,
        "period": texts.add(lambda words: date_text(figure.period_detail or figure.period, words)),
        "place": figure.place,
    }
