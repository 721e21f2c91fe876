"""From the ledger to what plans are made of: each document as it was read, with its entries as people left them.

Comes in: documents. Goes out: an ``Annotation`` each, called by the document's key. Nothing is read anew: texts, sentences, figures and
headings are those of the reading, promises those of the versions that hold. What people rejected is no promise, and a sentence all of whose
entries they rejected counts as context.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Count, Max

from lantu import Annotation
from lantu.speakers import find_speakers
from lantu.strategies import find_strategies
from lantu.types import Promise, Sentence
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.documents.packing import Unpacked, plan_tree, unpack
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.from_library import figure_of, promise_of
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["annotation_of", "fingerprint"]


def fingerprint(documents: Iterable[Document]) -> str:
    """What a plan over these documents depends on: their readings and versions. The same fingerprint, the same plan. One query."""
    given = list(documents)
    rows = PromiseVersion.objects.filter(document__in=[document.pk for document in given], is_current=True).order_by()
    found = rows.values_list("document").annotate(count=Count("pk"), last=Max("pk")).values_list("document", "count", "last")
    versions = {document: (count, last) for document, count, last in found}
    told = [[document.key, document.reading_id, document.kin_kind, *versions.get(document.pk, (0, 0))] for document in given]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def annotation_of(document: Document) -> Annotation:
    """A document that was read. Two queries and the unpacking of its reading."""
    unpacked = unpack(Reading.objects.get(pk=document.reading_id))
    rows = PromiseVersion.objects.filter(document=document, is_current=True).select_related("promise")
    versions = list(rows.prefetch_related("figures").order_by("clean_start", "clean_end", "pk"))
    promises = tuple(_promises(document, unpacked, versions))
    sentences = tuple(_sentences(unpacked.sentences, versions, promises))
    read, tree = replace(unpacked.document, name=document.key), plan_tree(unpacked.tree)
    speakers = [speaker.name for speaker in find_speakers(read, sentences)]
    return Annotation(read, sentences, tree, promises, find_strategies(read, sentences, tree, promises, speakers=speakers))


def _promises(document: Document, unpacked: Unpacked, versions: Sequence[PromiseVersion]) -> Iterator[Promise]:
    """The entries that nobody rejected. One that people settled in an earlier reading is taken where its words stand in this one."""
    text = unpacked.document.clean_text
    for version in versions:
        if version.status == Status.REJECTED:
            continue
        promise = _promise(document, version)
        if version.reading_id == document.reading_id or text[promise.start : promise.end] == version.text:
            yield _placed(promise, unpacked.sentences, 0)
        elif version.text and text.count(version.text) == 1:
            yield _placed(promise, unpacked.sentences, text.find(version.text) - promise.start)


def _placed(promise: Promise, sentences: Sequence[Sentence], shift: int) -> Promise:
    """The promise moved by some characters, with the number of the sentence in which it stands there."""
    start = promise.start + shift
    sentence = promise.sentence
    if not (sentence < len(sentences) and sentences[sentence].start <= start < sentences[sentence].end):
        sentence = next((index for index, one in enumerate(sentences) if start < one.end), len(sentences) - 1)
    figures = tuple(replace(figure, start=figure.start + shift, end=figure.end + shift) for figure in promise.figures)
    return replace(promise, start=start, end=promise.end + shift, sentence=sentence, figures=figures)


def _promise(document: Document, version: PromiseVersion) -> Promise:
    key = version.promise.key.removeprefix(f"{document.key}-")
    return promise_of(version, key=key, doc=document.key, figures=tuple(figure_of(figure) for figure in version.figures.all()))


def _sentences(sentences: Sequence[Sentence], versions: Sequence[PromiseVersion], promises: Sequence[Promise]) -> Iterator[Sentence]:
    rejected = {version.sentence for version in versions if version.status == Status.REJECTED}
    held = {promise.sentence for promise in promises}
    for index, sentence in enumerate(sentences):
        taken_out = sentence.label == "promise" and index in rejected and index not in held
        yield replace(sentence, label="context", reason="person") if taken_out else sentence
