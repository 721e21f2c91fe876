"""From annotations to the plan over all of them. The order of the stages is decided here, nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.annotating import Annotation, annotate
from lantu.cascade import find_links, find_renamings
from lantu.findings import find_findings
from lantu.findings.scene import Scene
from lantu.ledgers import Ledger, build_ledger
from lantu.lives import find_lives
from lantu.places import Speech, find_speeches
from lantu.plans.types import Plan, PlanDocument
from lantu.references import find_references
from lantu.statements import find_statements
from lantu.sums import check_sums
from lantu.types import Document

__all__ = ["build_plan", "plan"]


def plan(documents: Iterable[Document]) -> Plan:
    """Annotate the documents and put them together."""
    return build_plan(annotate(document) for document in documents)


def build_plan(annotations: Iterable[Annotation]) -> Plan:
    """The plan over all documents, in the order given."""
    ledger = build_ledger(annotations)
    kept = ledger.annotations
    tree, speeches = find_speeches(kept)
    statements = find_statements(ledger, speeches, tree)
    references = find_references(kept, speeches, tree, statements)
    years = [annotation.document.metadata.year for annotation in kept]
    links = find_links(statements, references, tree, years)
    renamings = find_renamings(kept, speeches, tree, statements)
    sums = check_sums(ledger, statements, tree)
    findings = find_findings(Scene(ledger, tree, speeches, statements, references, links, renamings, sums))
    lives = find_lives(ledger, speeches, statements, tree)
    documents = tuple(_document(ledger, index, speech) for index, speech in enumerate(speeches))
    return Plan(ledger, documents, tree, speeches, statements, references, links, renamings, sums, findings, lives)


def _document(ledger: Ledger, index: int, speech: Speech) -> PlanDocument:
    metadata = ledger.annotations[index].document.metadata
    reasons = dict(metadata.reasons)
    if speech.place:
        reasons.pop("place", None)
        if not metadata.place:
            reasons["place"] = speech.reason
    else:
        reasons["place"] = speech.reason
    return PlanDocument(
        title=ledger.title_of(index),
        place=speech.place.code if speech.place else "",
        body=metadata.body,
        date=metadata.date,
        span=metadata.span or metadata.year,
        genre=metadata.genre,
        reasons=reasons,
    )
