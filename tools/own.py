"""The documents annotated by the project itself: ``own.py --pack NAME ROWS.jsonl [--shared DIR]`` stores one from gold rows.

They lie in eval/own as offsets (offsets.py says how). Unlike those of eval/fresh they are there to be looked at and learnt from.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import source_path
from offsets import read_rows, save_rows

__all__ = ["annotated_rows", "own_names", "own_rows"]

FOLDER = Path(__file__).parents[1] / "eval" / "own"


def own_names() -> list[str]:
    """The documents that the project has annotated itself."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def own_rows(name: str, source: Path) -> tuple[list[dict[str, Any]], dict[int, tuple[int, str]]]:
    """Gold rows and sentence table (sid to start and text) of a document, its text at ``source``. Raises ChangedText."""
    return read_rows(FOLDER / f"{name}.jsonl", source.read_bytes().decode())


def annotated_rows(scorer: ModuleType, shared: Path, name: str) -> tuple[list[dict[str, Any]], dict[int, tuple[int, str]]]:
    """The annotation of a document, of the gold or the project's own: its rows, and its sentence table (sid to start and text)."""
    if name in own_names():
        return own_rows(name, source_path(shared, name))
    return scorer.rows(shared / "gold" / f"{name}.jsonl"), scorer.sentence_offsets(shared / "gold" / f"{name}.tsv")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--pack", nargs=2, metavar=("NAME", "ROWS"), required=True)
    options = parser.parse_args()
    name, rows = options.pack
    text = source_path(options.shared, name).read_bytes().decode()
    save_rows(FOLDER / f"{name}.jsonl", text, [json.loads(line) for line in Path(rows).read_text(encoding="utf-8").splitlines()])


if __name__ == "__main__":
    main()
