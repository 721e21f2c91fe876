"""A gold folder: the names of its documents, the texts they were made from, and its own scorer."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

__all__ = ["gold_names", "load_scorer", "source_path"]


def load_scorer(shared: Path) -> ModuleType:
    """The gold's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_names(shared: Path) -> list[str]:
    """The annotated documents: those with both a .jsonl and a .tsv."""
    return sorted(path.stem for path in (shared / "gold").glob("*.tsv") if path.with_suffix(".jsonl").exists())


def source_path(shared: Path, name: str) -> Path:
    """The text that a gold document was made from."""
    if name.startswith("seed_"):
        return next((shared / "seeds").glob(f"{name[5:]}_*.txt"))
    return next((shared / "corpus").glob(f"*/{name}.txt"))
