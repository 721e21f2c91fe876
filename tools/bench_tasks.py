"""The tasks that tools/bench.py times, each run in a process of its own: ``bench_tasks.py TASK INPUT OUTPUT``.

INPUT and OUTPUT are JSON files, because JioNLP prints on import; OUTPUT gets CPU seconds, which a busy machine disturbs less than the clock
on the wall. Peers are imported where they are used: this file runs in Lantu's environment and in theirs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Documents after which memory has reached what the tables and caches need.
_SETTLED = 1_000


def _timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def lantu_annotate(texts: list[str]) -> dict[str, Any]:
    """Everything that ``annotate`` finds, on documents already read."""
    from lantu import Document, annotate

    documents = [Document(f"document {number}", text, text) for number, text in enumerate(texts)]
    annotate(documents[0])
    return {"seconds": _timed(lambda: [annotate(document) for document in documents])}


def jionlp_extract(texts: list[str]) -> dict[str, Any]:
    """Times, money and places, a line at a time; the first call loads its tables and is not counted."""
    import jionlp  # type: ignore[import-not-found]

    def extract(line: str) -> tuple[Any, ...]:
        return jionlp.ner.extract_time(line), jionlp.ner.extract_money(line), jionlp.recognize_location(line)

    extract(_lines(texts)[0])
    return {"seconds": _timed(lambda: [extract(line) for line in _lines(texts)])}


def jieba_tag(texts: list[str]) -> dict[str, Any]:
    """Words with their parts of speech, a line at a time; loading its dictionary is not counted."""
    import jieba.posseg  # type: ignore[import-not-found]

    jieba.posseg.lcut(_lines(texts)[0])
    return {"seconds": _timed(lambda: [jieba.posseg.lcut(line) for line in _lines(texts)])}


def plan_many(texts: list[str]) -> dict[str, Any]:
    """All documents put together as one plan; reading and annotating them is not timed, but its memory counts."""
    import resource

    from lantu import Document, annotate, build_plan

    annotations = [annotate(Document(f"document {number}", text, text)) for number, text in enumerate(texts)]
    made: list[Any] = []
    seconds = _timed(lambda: made.append(build_plan(annotations)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": seconds, "peak": peak, "statements": len(made[0].statements), "links": len(made[0].links)}


def memory_over_many(texts: list[str]) -> dict[str, Any]:
    """Resident memory after a thousand documents and after all; ``texts`` are the documents, repeated ones among them."""
    from lantu import Document, annotate

    kept = {}
    for number, text in enumerate(texts, 1):
        annotate(Document("document", text, text))
        if number in (_SETTLED, len(texts)):
            kept[str(number)] = _resident()
    return {"resident": kept}


def pdf_to_ledger(paths: list[str]) -> dict[str, Any]:
    """CPU seconds for pypdfium2 to read a PDF's text, and for Lantu to make its ledger, tables loaded in both."""
    import pypdfium2

    import lantu
    from lantu.sources import read_bytes

    data = Path(paths[0]).read_bytes()
    lantu.ledger(lantu.Document("warm", "建成学校3所。", "建成学校3所。"))

    def engine() -> None:
        for page in pypdfium2.PdfDocument(data):
            page.get_textpage().get_text_range()

    engine()
    rows = 0

    def ours() -> None:
        nonlocal rows
        rows = len(lantu.ledger(read_bytes(data, "plan.pdf")).rows)

    return {
        "engine": _timed(engine),
        "seconds": _timed(ours),
        "rows": rows,
        "pages": len(pypdfium2.PdfDocument(data)),
    }


def _lines(texts: list[str]) -> list[str]:
    return [line for text in texts for line in text.splitlines() if line.strip()]


def _resident() -> int:
    """Bytes of this process in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


TASKS: dict[str, Callable[[list[str]], dict[str, Any]]] = {
    task.__name__: task for task in (lantu_annotate, jionlp_extract, jieba_tag, memory_over_many, pdf_to_ledger, plan_many)
}


if __name__ == "__main__":
    name, given, made = sys.argv[1:]
    Path(made).write_text(json.dumps(TASKS[name](json.loads(Path(given).read_text(encoding="utf-8")))), encoding="utf-8")
