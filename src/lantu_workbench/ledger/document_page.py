"""What a document's page shows: a stretch of its text, the entries in it, the tree of its headings, the places of entries on a PDF's
pages.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

from django.http import QueryDict

from lantu.types import Location
from lantu_workbench.base.access import Access
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.packing import Unpacked, unpack
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.as_of import AsOf
from lantu_workbench.ledger.lines import Item, stretch_of, stretches, text_lines
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.tables import grade, status_tag
from lantu_workbench.ledger.verdicts import verdict_tag
from lantu_workbench.ledger.wording import due_text, figure_words, kind_text, label_text, place_text, reason_texts

__all__ = ["document_page", "place_of", "sentence_details", "sentence_record"]

# Headings of the contents; a document with more shows its upper levels.
_MOST_HEADINGS = 120
# What the page does not show of an entry: columns whose unpacking would take a third of its time.
_UNSHOWN = (
    *("headings", "responsible_bodies", "named", "reasons", "cell", "quote", "element", "action", "object", "same_as", "by", "reason"),
    *("reach", "change"),
)


def document_page(access: Access, document: Document, at: AsOf, query: QueryDict) -> dict[str, Any]:
    """The context of the page. ``e=KEY`` opens the stretch in which an entry stands, ``part=2`` the second."""
    assert document.reading is not None
    unpacked = unpack(document.reading)
    entries = list(queries.entries_of(access, document, at).defer(*_UNSHOWN))
    runs = stretches(unpacked)
    number = _wanted_stretch(runs, entries, query)
    first, last = runs[number - 1]
    # An entry of an earlier reading has offsets into that one's text: it is listed, but not lit.
    shown = [(place, row) for place, row in enumerate(entries, 1) if first <= row.sentence < last or row.reading_id != document.reading_id]
    items = [
        Item(row.clean_start, row.clean_end, place, row.promise.key, row.sentence)
        for place, row in shown
        if row.reading_id == document.reading_id
    ]
    pages = _boxes(unpacked, [(place, row) for place, row in shown if row.page]) if document.pages else {}
    return {
        "lines": list(text_lines(unpacked, items, (first, last))),
        "entries": [_entry(place, row) for place, row in shown],
        "count": len(entries),
        "part": number,
        "parts": range(1, len(runs) + 1),
        "outline": _outline(unpacked, runs),
        "is_repaired": not unpacked.document.offsets.is_identity or unpacked.document.clean_text != unpacked.document.source_text,
        "repairs": len(unpacked.document.repairs),
        "warnings": unpacked.document.warnings,
        "pages": _sheets(unpacked, pages, (first, last)) if document.pages else [],
    }


def _wanted_stretch(runs: list[tuple[int, int]], entries: list[PromiseVersion], query: QueryDict) -> int:
    key, part = query.get("e", ""), query.get("part", "")
    if key:
        sentence = next((row.sentence for row in entries if row.promise.key == key), 0)
        return stretch_of(runs, sentence)
    return min(max(int(part), 1), len(runs)) if part.isdigit() else 1


def place_of(document: Document, *, offset: int | None = None, sentence: int = 0) -> tuple[int, int]:
    """The stretch (from 1) of a sentence and its number: of the one in which, or before which, a character of the source text stands."""
    assert document.reading is not None
    unpacked = unpack(document.reading)
    last = len(unpacked.sentences) - 1
    if offset is not None:
        clean = unpacked.document.offsets.to_clean(offset)
        sentence = next((index for index, one in enumerate(unpacked.sentences) if clean < one.end), last)
    return stretch_of(stretches(unpacked), min(sentence, last)), min(sentence, last)


def _entry(place: int, row: PromiseVersion) -> dict[str, Any]:
    return {
        "number": place,
        "key": row.promise.key,
        "address": f"/promises/{row.promise.key}",
        "text": row.text,
        "figures": [figure_words(figure, row) for figure in row.figures.all()],
        "kind": kind_text(row.kind),
        "due": due_text(row.due) or row.due_text,
        "lead_body": row.lead_body,
        "actor": row.actor,
        "grade": grade(row),
        "status": status_tag(row) if row.status != "unreviewed" else "",
        "verdict": verdict_tag(row.verdict) if row.verdict else "",
        "doubtful": row.doubt >= 0.4,
        "confidence": row.confidence,
    }


def _outline(unpacked: Unpacked, runs: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """The headings with the stretch in which each stands."""
    text = unpacked.document.clean_text
    headings = [(index, sentence) for index, sentence in enumerate(unpacked.sentences) if sentence.label == "heading" and sentence.level]
    for deepest in (6, 4, 3, 2):
        chosen = [(index, sentence) for index, sentence in headings if (sentence.level or 0) <= deepest]
        if len(chosen) <= _MOST_HEADINGS:
            break
    return [
        {"index": index, "level": sentence.level, "title": text[sentence.start : sentence.end], "part": stretch_of(runs, index)}
        for index, sentence in chosen
    ]


def _sheets(unpacked: Unpacked, boxes: dict[int, list[dict[str, Any]]], run: tuple[int, int]) -> list[dict[str, Any]]:
    """The pages of a stretch, each with its size in points and the boxes of its entries, y counted from the top."""
    sizes = dict(enumerate(unpacked.pages, 1))
    sheets = []
    for page in _pages_of(unpacked, *run):
        width, height = sizes.get(page, (595.0, 842.0))
        drawn = [{**box, "y": round(height - box["top"], 1)} for box in boxes.get(page, [])]
        sheets.append({"number": page, "width": round(width, 1), "height": round(height, 1), "boxes": drawn})
    return sheets


def _pages_of(unpacked: Unpacked, first: int, last: int) -> list[int]:
    """The pages on which a stretch of sentences stands."""
    document = unpacked.document
    if first >= last:
        return []
    sentences = unpacked.sentences
    start = document.to_source(sentences[first].start, sentences[first].end)[0]
    end = document.to_source(sentences[last - 1].start, sentences[last - 1].end)[1]
    return sorted({location.page for location in _touching(document.locations, start, end) if location.page})


def _boxes(unpacked: Unpacked, rows: list[tuple[int, PromiseVersion]]) -> dict[int, list[dict[str, Any]]]:
    """For each page the boxes of the runs in which entries stand. A run is a printed line: the box shows the line, not the words in it."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for place, row in rows:
        for location in _touching(unpacked.document.locations, row.start, row.end):
            if location.page and location.box:
                left, bottom, right, top = location.box
                found[location.page].append(
                    {
                        "entry": place,
                        "key": row.promise.key,
                        "x": round(left, 1),
                        "top": top,
                        "width": round(right - left, 1),
                        "height": round(top - bottom, 1),
                    }
                )
    return found


def _touching(locations: tuple[Location, ...], start: int, end: int) -> list[Location]:
    return [location for location in locations if location.start < end and location.end > start]


def sentence_details(access: Access, document: Document, index: int) -> dict[str, Any] | None:
    """One sentence: its label with confidence and reason, its figures with every field, its entries."""
    assert document.reading is not None
    unpacked = unpack(document.reading)
    if not 0 <= index < len(unpacked.sentences):
        return None
    sentence = unpacked.sentences[index]
    rows = [row for row in queries.entries_of(access, document) if row.sentence == index and row.reading_id == document.reading_id]
    start, end = unpacked.document.to_source(sentence.start, sentence.end)
    clean = unpacked.document.clean_text[sentence.start : sentence.end]
    source = unpacked.document.source_text[start:end]
    return {
        "sentence": sentence,
        "index": index,
        "label": label_text(sentence.label),
        "text": clean,
        "source": source if source != clean else "",
        "start": start,
        "end": end,
        "figures": [{"figure": figure, "reasons": reason_texts(dict(figure.reasons), "figure_column")} for figure in sentence.figures],
        "entries": [{"row": row, "place": place_text(row), "reasons": reason_texts(row.reasons)} for row in rows],
    }


def sentence_record(details: dict[str, Any]) -> dict[str, Any]:
    """The same as JSON values; offsets of the sentence count ``source_text``, those of its figures ``clean_text``."""
    sentence = details["sentence"]
    return {
        **{name: details[name] for name in ("index", "text", "source", "start", "end")},
        "label": sentence.label,
        "confidence": sentence.confidence,
        "reason": sentence.reason,
        "figures": [{**asdict(item["figure"]), "reasons": dict(item["figure"].reasons)} for item in details["figures"]],
        "entries": [item["row"].promise.key for item in details["entries"]],
    }
