"""What the gate measures on every document there is: citations that reproduce their source, and undamaged texts left alone.

Citations are checked in the rows as they are written, against the file's own characters decoded here, so that neither the reader nor the
citing code is its own witness.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from floors import Measure
from lantu.annotating import Annotation, annotate
from lantu.opening import read
from lantu.rows import promise_rows, sentence_rows, strategy_rows

__all__ = ["measure_corpus", "misquotes"]

# The one damaged document of the seeds, and its clean text beside the gold.
_DAMAGED = "004_"
_CLEAN = "seed_004.clean.txt"


def measure_corpus(shared: Path) -> Iterator[Measure]:
    """Citations and unchanged bytes over all documents, and the error rate of the damaged one."""
    paths = [*sorted((shared / "corpus").glob("*/*.txt")), *sorted((shared / "seeds").glob("*.txt"))]
    rows = wrong = unchanged = undamaged = 0
    for path in paths:
        data = path.read_bytes()
        document = read(path)
        cited, bad = misquotes(annotate(document), data.decode("utf-8-sig"))
        rows, wrong = rows + cited, wrong + len(bad)
        for line in bad[:5]:
            print(f"  {path.name}: {line}", file=sys.stderr)
        if path.name.startswith(_DAMAGED):
            errors, characters = _repair_errors(shared, document.clean_text)
            yield Measure("repair.seed_004.characters_right", round(1 - errors / characters, 5), of=characters)
        else:
            undamaged += 1
            unchanged += document.clean_text.encode() == data.removeprefix(b"\xef\xbb\xbf") and document.clean_text is document.source_text
    yield Measure("corpus.citations", 1 - wrong / rows, of=rows, exact=True)
    yield Measure("corpus.undamaged_unchanged", unchanged / undamaged, of=undamaged, exact=True)
    yield Measure("counts.corpus.documents", len(paths))


def misquotes(annotation: Annotation, original: str) -> tuple[int, list[str]]:
    """How many citations the rows of a document carry, and those whose words don't stand in ``original`` where they say."""
    cited = [(row["start"], row["end"], row["quote"]) for row in promise_rows(annotation)]
    cited += [(row["start"], row["end"], row["quote"]) for row in strategy_rows(annotation)]
    sentences: list[dict[str, Any]] = sentence_rows(annotation)
    cited += [(figure["start"], figure["end"], figure["mention"]) for row in sentences for figure in row["figures"]]
    if annotation.document.offsets.is_identity:
        cited += [(row["start"], row["end"], row["text"]) for row in sentences]
    return len(cited), [f"{start}:{end} {quote!r}" for start, end, quote in cited if not quote or original[start:end] != quote]


def _repair_errors(shared: Path, text: str) -> tuple[int, int]:
    """Wrong characters and all characters, as the gold's own repair_score.py counts them."""
    with TemporaryDirectory() as folder:
        repaired = Path(folder) / "repaired.txt"
        repaired.write_text(text, encoding="utf-8", newline="")
        command = [sys.executable, str(shared / "gold" / "repair_score.py"), str(shared / "gold" / _CLEAN), str(repaired)]
        words = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(words[words.index("errors") + 1]), int(words[words.index("characters") + 1])
