"""What the gate measures on what the project itself holds: tests/cases and the bundled samples. Needs nothing from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from build_samples import BUILDERS
from floors import Measure
from lantu.annotating import Annotation, annotate
from lantu.opening import read
from lantu.sources import read_bytes
from measure_corpus import misquotes
from score_items import CASES, load_cases, score_items
from score_links import load_pairs, score_links

__all__ = ["measure_cases"]

_SAMPLES = Path(__file__).parents[1] / "samples"
_ITEMS = ("promises", "promises_unseen")
_LABELLED = ("labels_short", "labels_short_unseen", "labels_texts", "labels_texts_unseen")


def measure_cases() -> Iterator[Measure]:
    """Splitting of promises, labels of short texts and of whole ones, then the samples, then how much was counted."""
    for name in _ITEMS:
        score = score_items(load_cases(name))
        yield Measure(f"cases.{name}.item_f1", round(score.f1, 4), of=score.expected)
        for field, results in score.fields.items():
            yield Measure(f"cases.{name}.{field}", round(score.share(field), 4), of=len(results))
    for name in _LABELLED:
        right = [label in wanted.split("|") for case in load_cases(name) for label, wanted in _labels(case)]
        yield Measure(f"cases.{name}.label_accuracy", round(sum(right) / len(right), 4), of=len(right))
    links = score_links(load_pairs())
    yield Measure("cases.links.precision", round(links.precision, 4), of=links.wrong)
    yield Measure("cases.links.recall", round(links.recall, 4), of=links.right)
    for path in sorted(CASES.glob("*.jsonl")):
        yield Measure(f"counts.cases.{path.stem}", len(load_cases(path.stem)))
    yield from _samples()


def _labels(case: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The label that each sentence of a text is given, and those that are right."""
    sentences = annotate(read_bytes(case["text"].encode(), "text.txt")).sentences
    return zip((sentence.label for sentence in sentences), case["expect"], strict=True)


def _samples() -> Iterator[Measure]:
    """Every sample says the same in its own format, with chrome, pages or damage, as its source in plain text."""
    rows = wrong = promises = 0
    agreed: Counter[str] = Counter()
    for name in sorted(BUILDERS):
        plain = annotate(read(_SAMPLES / "sources" / f"{Path(name).stem}.md"))
        made = annotate(read(_SAMPLES / name))
        cited, bad = misquotes(made, made.document.source_text)
        rows, wrong, promises = rows + cited, wrong + len(bad), promises + len(made.promises)
        for kind, ours, theirs in (("promise", _promises(made), _promises(plain)), ("figure", _figures(made), _figures(plain))):
            agreed[f"{kind}_both"] += 2 * (ours & theirs).total()
            agreed[f"{kind}_all"] += ours.total() + theirs.total()
    yield Measure("samples.citations", 1 - wrong / rows, of=rows, exact=True)
    for kind in ("promise", "figure"):
        yield Measure(f"samples.{kind}s_as_in_plain_text", agreed[f"{kind}_both"] / agreed[f"{kind}_all"], of=agreed[f"{kind}_all"] // 2)
    yield Measure("counts.samples.documents", len(BUILDERS))


def _promises(annotation: Annotation) -> Counter[Any]:
    return Counter("".join(filter(str.isalnum, promise.text)) for promise in annotation.promises)


def _figures(annotation: Annotation) -> Counter[Any]:
    figures = (figure for sentence in annotation.sentences for figure in sentence.figures)
    return Counter((f.kind, f.value, f.value2, f.unit, f.cmp, f.measure, f.period) for f in figures)
