"""Decisions as examples for the reader: what it read, what a person says it should have read, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from lantu_workbench.documents.packing import Unpacked, unpack
from lantu_workbench.review.models import Decision

__all__ = ["examples"]

_SHOWN = ("text", "start", "end", "action", "object", "actor", "place", "due", "kind", "lead_body", "responsible_bodies", "figures")


def examples(rows: QuerySet[Decision]) -> Iterator[str]:
    """Lines of JSON. ``sentence`` is repaired text, ``start`` and ``end`` count ``source_text``; ``read`` and ``correct`` are items."""
    unpacked: tuple[int, Unpacked] | None = None
    for row in rows.select_related("document", "reading", "promise").order_by("reading", "pk").iterator(chunk_size=200):
        if unpacked is None or unpacked[0] != row.reading_id:
            unpacked = (row.reading_id, unpack(row.reading))
        yield json.dumps(_example(row, unpacked[1]), ensure_ascii=False) + "\n"


def _example(row: Decision, read: Unpacked) -> dict[str, Any]:
    document, sentence = read.document, read.sentences[row.before[0]["sentence"]]
    start, end = document.to_source(sentence.start, sentence.end)
    return {
        "doc": row.document.key,
        "name": row.document.file_name,
        "sha256": row.document.file_id,
        "promise": row.promise.key,
        "decision": row.verb,
        "label": row.label,
        "is_sampled": row.is_sampled,
        "at": row.at.isoformat(),
        "reason": row.reason,
        "sentence": document.clean_text[sentence.start : sentence.end],
        "start": start,
        "end": end,
        "read": [_item(content) for content in row.before],
        "correct": [_item(content) for content in row.after],
    }


def _item(content: dict[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in _SHOWN}
