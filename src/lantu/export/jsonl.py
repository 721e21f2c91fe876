"""The ledger as JSON lines: a line a promise, field names as in the library, offsets into ``source_text``."""

from __future__ import annotations

import json
from typing import Any

from lantu.ledgers import Ledger, LedgerRow
from lantu.rows import figure_row

__all__ = ["ledger_record", "to_jsonl"]


def to_jsonl(ledger: Ledger) -> bytes:
    """UTF-8, one object a line, ending with a line end. Half characters, which UTF-8 has no bytes for, become question marks."""
    return "".join(json.dumps(ledger_record(ledger, row), ensure_ascii=False) + "\n" for row in ledger.rows).encode("utf-8", "replace")


def ledger_record(ledger: Ledger, row: LedgerRow) -> dict[str, Any]:
    """One row with nothing put into words; empty fields stay, and ``reasons`` says why they are empty."""
    promise, citation, document = row.promise, row.citation, ledger.document_of(row)
    return {
        "number": row.number,
        "id": promise.id,
        "doc": document.name,
        "start": citation.start,
        "end": citation.end,
        "text": promise.text,
        "action": promise.action,
        "object": promise.object,
        "actor": promise.actor,
        "place": promise.place,
        "due": promise.due,
        "due_text": promise.due_text,
        "kind": promise.kind,
        "figures": [figure_row(document, entry.figure) for entry in row.figures],
        "headings": list(promise.headings),
        "lead_body": promise.lead_body,
        "responsible_bodies": list(promise.responsible_bodies),
        "named": {kind: list(names) for kind, names in promise.named.items()},
        "verifiable": promise.verifiable,
        "missing": list(promise.missing),
        "confidence": round(promise.confidence, 3),
        "reasons": dict(row.reasons),
        "quote": citation.quote,
        "page": citation.page,
        "line": citation.line,
        "paragraph": citation.paragraph,
        "cell": citation.cell,
        "link": row.link,
        "same_as": row.same_as,
    }
