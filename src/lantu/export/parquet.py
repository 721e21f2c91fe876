"""The ledger as Parquet: the very records of the JSON lines, with a fixed schema, for engines that read nations of documents."""

from __future__ import annotations

import json
from typing import Any

from lantu.errors import ExportError
from lantu.export.jsonl import to_jsonl
from lantu.ledgers import Ledger

__all__ = ["to_parquet"]


def to_parquet(ledger: Ledger) -> bytes:
    """One row a promise. Raises ExportError L403 where the extra ``lantu[parquet]`` is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ExportError("L403", extra="parquet", ending=".parquet") from error
    records = [_flatten(json.loads(line)) for line in to_jsonl(ledger).splitlines()]
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records, schema=_schema(pyarrow)), sink, compression="zstd")
    return bytes(sink.getvalue())


def _flatten(record: dict[str, Any]) -> dict[str, Any]:
    # Parquet has no open mappings: those with free keys become lists of pairs.
    record["named"] = list(record["named"].items())
    record["reasons"] = list(record["reasons"].items())
    for figure in record["figures"]:
        figure["reasons"] = list(figure.get("reasons", {}).items())
    return record


def _schema(pyarrow: Any) -> Any:
    text, whole, real = pyarrow.string(), pyarrow.int64(), pyarrow.float64()
    texts, reasons = pyarrow.list_(text), pyarrow.map_(text, text)
    figure_texts = dict.fromkeys(
        ("mention", "kind", "indicator", "place", "cmp", "unit", "measure", "period", "period_detail", "form"), text
    )
    figure = {"start": whole, "end": whole, **figure_texts, "value": real, "value2": real, "confidence": real}
    figure |= {"period_detail": text, "reasons": reasons}
    return pyarrow.schema(
        {
            **dict.fromkeys(("number", "start", "end", "verifiable", "page", "line", "paragraph", "same_as"), whole),
            **dict.fromkeys(("id", "doc", "text", "action", "object", "actor", "place", "due", "due_text", "kind"), text),
            **dict.fromkeys(("lead_body", "quote", "link"), text),
            **dict.fromkeys(("headings", "responsible_bodies", "missing"), texts),
            "figures": pyarrow.list_(pyarrow.struct(figure)),
            "named": pyarrow.map_(text, texts),
            "cell": pyarrow.list_(whole),
            "confidence": real,
            "reasons": reasons,
        }
    )
