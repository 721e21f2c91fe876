"""From the ledger to what the library settles: readings as annotations whose promises and figures are those that people left standing.

Comes in: documents with their current entries and what reviewers decided. Goes out: annotations whose documents and promises are called by
the workbench's keys. Nothing is read again: a reading holds all that was understood. What a person corrected, split, merged, added or took
out counts as they left it; a passage that a reviewer called a result is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lantu import Annotation
from lantu.types import Figure, Promise, Sentence
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.documents.packing import plan_tree, unpack
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import figure_of, promise_of
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.review.models import Decision

__all__ = ["Side", "sides"]

# Documents whose entries and readings are in memory at once.
_BATCH = 100
_READERS = (Change.READ, Change.READ_AGAIN)


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: ``reports`` says whether what it reports counts, which holds for a document's latest reading only."""

    annotation: Annotation
    reports: bool


def sides(documents: Iterable[Document]) -> Iterator[Side]:
    """Each reading that a current entry stands in, and each document's latest, document by document. Five queries a hundred documents."""
    rest = iter(documents)
    while some := list(islice(rest, _BATCH)):
        yield from _sides(some)


def _sides(documents: Sequence[Document]) -> Iterator[Side]:
    rows = PromiseVersion.objects.filter(document__in=documents, is_current=True).select_related("promise").prefetch_related("figures")
    versions: dict[int, list[PromiseVersion]] = defaultdict(list)
    for row in rows.order_by("pk"):
        versions[row.document_id].append(row)
    as_read = _as_read([row for own in versions.values() for row in own])
    rejected = Decision.objects.filter(document__in=documents, verb="rejected", undone_at=None).order_by("pk")
    labels = dict(rejected.values_list("promise", "label"))
    latest = {document.pk: document.reading_id for document in documents}
    wanted = {key: [*dict.fromkeys([*(row.reading_id for row in versions[key]), reading])] for key, reading in latest.items()}
    readings = Reading.objects.in_bulk([key for keys in wanted.values() for key in keys if key])
    for document in documents:
        for key in wanted[document.pk]:
            if key in readings:
                own = [row for row in versions[document.pk] if row.reading_id == key]
                yield Side(_annotation(document, readings[key], own, labels, as_read), key == document.reading_id)


def _as_read(rows: Iterable[PromiseVersion]) -> dict[int, tuple[str, str]]:
    """The due date and place that the reader gave to entries that a person changed: their figures still bear those."""
    changed = [row.promise_id for row in rows if row.change not in _READERS]
    found: dict[int, tuple[str, str]] = {}
    for promise, due, place in (
        PromiseVersion.objects.filter(promise__in=changed, change__in=_READERS).order_by("number").values_list("promise", "due", "place")
    ):
        found[promise] = (due, place)
    return found


def _annotation(
    document: Document,
    reading: Reading,
    rows: list[PromiseVersion],
    labels: Mapping[int, str],
    as_read: Mapping[int, tuple[str, str]],
) -> Annotation:
    unpacked = unpack(reading)
    standing = [row for row in rows if row.status != Status.REJECTED]
    promises = tuple(_promise(row, as_read) for row in sorted(standing, key=lambda row: (row.clean_start, row.clean_end)))
    by_sentence: dict[int, list[PromiseVersion]] = defaultdict(list)
    for row in rows:
        if row.change not in _READERS or row.status == Status.REJECTED:
            by_sentence[row.sentence].append(row)
    figures = {promise.id: promise.figures for promise in promises}
    spoken = {row.sentence for row in standing}
    sentences = tuple(
        _corrected(sentence, by_sentence[index], figures, labels, said=index in spoken) if index in by_sentence else sentence
        for index, sentence in enumerate(unpacked.sentences)
    )
    named = replace(unpacked.document, name=document.key)
    return Annotation(named, sentences, plan_tree(unpacked.tree), promises, ())


def _corrected(
    sentence: Sentence,
    rows: Iterable[PromiseVersion],
    figures: Mapping[str, tuple[Figure, ...]],
    labels: Mapping[int, str],
    *,
    said: bool,
) -> Sentence:
    """A sentence as people left it; ``said`` whether an entry still stands in it."""
    kept = list(sentence.figures)
    label = sentence.label
    # Those that were taken out first: what still stands has the last word.
    for row in sorted(rows, key=lambda row: row.status != Status.REJECTED):
        inside = [figure for figure in kept if row.clean_start <= figure.start and figure.end <= row.clean_end]
        if row.status != Status.REJECTED:
            kept = [figure for figure in kept if figure not in inside] + list(figures[row.promise.key])
            continue
        called = labels.get(row.promise_id, "")
        kept = [figure for figure in kept if figure not in inside]
        if called == "result":
            kept += [replace(figure, kind="result") for figure in inside]
        else:
            kept += [figure for figure in inside if figure.kind != "target"]
        label = label if said or not called else called
    once = {(figure.start, figure.end): figure for figure in kept}
    return replace(sentence, label=label, figures=tuple(once[span] for span in sorted(once)))


def _promise(row: PromiseVersion, as_read: Mapping[int, tuple[str, str]]) -> Promise:
    due, place = as_read.get(row.promise_id, (row.due, row.place))
    figures = tuple(_moved(figure_of(figure), (due, row.due), (place, row.place)) for figure in row.figures.all())
    return promise_of(row, key=row.promise.key, doc=row.promise.key, figures=figures)


def _moved(figure: Figure, due: tuple[str, str], place: tuple[str, str]) -> Figure:
    """A figure follows its entry to another due date or place, unless it had one of its own."""
    if due[0] != due[1] and figure.period in ("", due[0]):
        figure = replace(figure, period=due[1], period_detail="")
    if place[0] != place[1] and figure.place in ("", place[0]):
        figure = replace(figure, place=place[1])
    return figure
