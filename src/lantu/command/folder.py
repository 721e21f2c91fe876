"""An output folder, a file an input, that a second run goes on with: what is there and still right is not made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantu.errors import ExportError
from lantu.export.atomic import write_atomically

__all__ = ["OutputFolder", "output_names"]

_STATE = ".lantu-state.jsonl"


def output_names(sources: Iterable[Path], ending: str) -> list[str]:
    """A name for each source's output; where two files have the same name, the later gets a number.

    >>> output_names([Path("a/plan.txt"), Path("b/plan.docx"), Path("c/report.pdf")], ".jsonl")
    ['plan.jsonl', 'plan-2.jsonl', 'report.jsonl']
    """
    taken: set[str] = set()
    names = []
    for source in sources:
        stem, number = source.stem, 1
        while (name := f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}").casefold() in taken:
            number += 1
        taken.add(name.casefold())
        names.append(name)
    return names


@dataclass(slots=True)
class OutputFolder:
    """The folder and what it is known to hold.

    ``recipe`` says all that an output depends on beside its source: version, command, options. The state file has a line for each output
    written; the last line of a name counts, and a line cut short by an interruption is passed over.
    """

    path: Path
    recipe: str
    made: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path, recipe: str) -> OutputFolder:
        """Make the folder if need be and read its state. Raises ExportError L402."""
        try:
            path.mkdir(parents=True, exist_ok=True)
            state = path / _STATE
            lines = state.read_text(encoding="utf-8", errors="replace").splitlines() if state.exists() else []
        except OSError as error:
            raise ExportError("L402", file=str(path), reason=error.strerror or str(error)) from error
        return cls(path, recipe, {entry["name"]: entry for entry in map(_entry, lines) if entry})

    def has(self, name: str, source: Path) -> bool:
        """Whether the output is there, whole, and made from this source's bytes by this recipe."""
        entry, target = self.made.get(name), self.path / name
        if entry is None or entry.get("recipe") != self.recipe:
            return False
        try:
            return target.stat().st_size == entry.get("size") and _sha256(source) == entry.get("sha256")
        except OSError:
            return False

    def write(self, name: str, source: Path, data: bytes) -> None:
        """Write one output whole and note it. Raises ExportError L402."""
        write_atomically(self.path / name, data)
        entry = {"name": name, "recipe": self.recipe, "sha256": _sha256(source), "size": len(data)}
        try:
            with (self.path / _STATE).open("a", encoding="utf-8") as state:
                state.write(json.dumps(entry, ensure_ascii=False) + "\n")
                state.flush()
                os.fsync(state.fileno())
        except OSError as error:
            raise ExportError("L402", file=str(self.path / _STATE), reason=error.strerror or str(error)) from error
        self.made[name] = entry


def _entry(line: str) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and isinstance(entry.get("name"), str) else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
