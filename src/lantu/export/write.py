"""Which format a path asks for, and the one place that puts a ledger on the disk."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType

from lantu.errors import ExportError
from lantu.export.atomic import write_atomically
from lantu.export.words import load_words
from lantu.ledgers import Ledger

__all__ = ["ENDINGS", "render_ledger", "write_ledger"]


def _jsonl(ledger: Ledger, language: str) -> bytes:
    from lantu.export.jsonl import to_jsonl

    return to_jsonl(ledger)


def _parquet(ledger: Ledger, language: str) -> bytes:
    from lantu.export.parquet import to_parquet

    return to_parquet(ledger)


def _in_words(format_name: str) -> Callable[[Ledger, str], bytes]:
    """The renderer ``lantu.export.NAME.to_NAME``, imported when it is first used: a CSV needs no spreadsheet library."""

    def render(ledger: Ledger, language: str) -> bytes:
        module = import_module(f"lantu.export.{format_name}")
        data: bytes = getattr(module, f"to_{format_name}")(ledger, load_words(language))
        return data

    return render


ENDINGS = MappingProxyType(
    {
        ".xlsx": _in_words("xlsx"),
        ".html": _in_words("html"),
        ".docx": _in_words("docx"),
        ".csv": _in_words("csv"),
        ".jsonl": _jsonl,
        ".parquet": _parquet,
    }
)


def render_ledger(ledger: Ledger, ending: str, *, language: str = "zh") -> bytes:
    """The ledger as the bytes of one format (``.xlsx``). Raises ExportError L401 for an unknown ending, L403 for a missing extra."""
    if ending.lower() not in ENDINGS:
        raise ExportError("L401", ending=ending, known=" ".join(ENDINGS))
    return ENDINGS[ending.lower()](ledger, language)


def write_ledger(ledger: Ledger, path: str | PathLike[str], *, language: str = "zh") -> None:
    """Write the ledger in the format that the path's ending names; the file is whole or not there.

    Raises: ExportError L401 unknown ending, L402 cannot be written (full disk, no folder, no right), L403 missing extra, L404 too long.
    """
    target = Path(path)
    try:
        data = render_ledger(ledger, target.suffix, language=language)
    except ExportError as error:
        raise ExportError(error.code, file=str(target), place=error.place, **error.values) from error
    write_atomically(target, data)
