"""Reads of the settlement. Whoever may see an entry sees its verdict; a piece of evidence only who may see where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.queries import units
from lantu_workbench.base.access import Access, Right
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.queries import documents
from lantu_workbench.ledger.as_of import NOW, AsOf
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.ledger.queries import versions
from lantu_workbench.settlement.choices import DisputeState
from lantu_workbench.settlement.models import DataTable, Dispute, Evidence, HeldValue, Run, Verdict

__all__ = [
    "Seen",
    "disputes",
    "held_value_by_key",
    "held_values",
    "history",
    "may_decide",
    "may_decide_held",
    "may_dispute",
    "may_sign",
    "offices",
    "open_dispute",
    "runs",
    "seen_evidence",
    "sees_office",
    "table_by_key",
    "tables",
    "verdict_of",
    "verdict_then",
    "verdicts",
    "waiting_for",
]


def verdict_then(at: AsOf) -> Any:
    """The code of the verdict that was known of a version's promise, for the ledger's rows; "" where it was not judged."""
    rows = at.narrow(Verdict.objects.filter(promise=OuterRef("promise"))).order_by()
    return Coalesce(Subquery(rows.values("verdict")[:1]), Value(""), output_field=CharField())


def verdicts(access: Access, at: AsOf = NOW) -> QuerySet[Verdict]:
    """The verdicts on the entries that somebody may see."""
    return at.narrow(Verdict.objects.filter(promise__in=versions(access, at).order_by().values("promise")))


def verdict_of(promise: Promise, at: AsOf = NOW) -> Verdict | None:
    """The verdict that holds, or held; None where it was not judged. The caller has checked who may see the promise."""
    rows = at.narrow(Verdict.objects.filter(promise=promise)).select_related("promise__document__unit", "version")
    return rows.prefetch_related("signatures", "evidence").order_by("-number").first()


def history(promise: Promise) -> QuerySet[Verdict]:
    """All verdicts, newest first, with who signed and objected."""
    return Verdict.objects.filter(promise=promise).prefetch_related("signatures", "disputes", "evidence").order_by("-number")


@dataclass(frozen=True, slots=True)
class Seen:
    """Which pieces of evidence somebody may see, by part and position, each with its document or table."""

    sources: dict[tuple[int, int], Any]


def seen_evidence(access: Access, verdict: Verdict) -> Seen:
    """Three queries."""
    pieces = Evidence.objects.filter(verdict=verdict)
    shown = {document.pk: document for document in documents(access).filter(pk__in=pieces.values("document"))}
    known = {table.pk: table for table in tables(access, withdrawn=True).filter(pk__in=pieces.values("table"))}
    found = {(piece.part, piece.position): shown.get(piece.document_id) or known.get(piece.table_id) for piece in verdict.evidence.all()}
    return Seen({place: source for place, source in found.items() if source})


def sees_office(access: Access, document: Document) -> bool:
    """Whether somebody sees all that the office of a document has. The document comes with its unit."""
    office = "/".join(document.unit.path.split("/")[:2])
    return access.covers(Right.SEE, f"{office}/")


def may_sign(access: Access, promise: Promise) -> bool:
    return access.covers(Right.REVIEW, promise.document.unit.path)


def may_decide(access: Access, dispute: Dispute) -> bool:
    """A second reviewer: neither who objects nor who signed the verdict."""
    if dispute.state != DisputeState.OPEN or not may_sign(access, dispute.promise):
        return False
    signers = {signature.by_id for signature in dispute.verdict.signatures.all() if signature.undone_at is None}
    return access.user_id is not None and access.user_id != dispute.by_id and access.user_id not in signers


def may_dispute(access: Access, promise: Promise) -> bool:
    """Whoever has the right at a unit that the entry concerns."""
    if access.user_id is None:
        return False
    return access.narrow(PromiseVersion.objects.filter(promise=promise, is_current=True), Right.DISPUTE).exists()


def disputes(access: Access) -> QuerySet[Dispute]:
    """The objections to verdicts that somebody may see. Those who are not signed in see none: they are between offices."""
    if access.user_id is None:
        return Dispute.objects.none()
    return Dispute.objects.filter(promise__in=versions(access, rejected=True).order_by().values("promise"))


def open_dispute(promise: Promise) -> Dispute | None:
    rows = Dispute.objects.filter(promise=promise, state=DisputeState.OPEN).select_related("verdict", "promise__document__unit")
    return rows.prefetch_related("verdict__signatures").first()


def tables(access: Access, *, withdrawn: bool = False) -> QuerySet[DataTable]:
    """The tables of statistics that somebody may see."""
    rows = access.narrow(DataTable.objects.all())
    return rows if withdrawn else rows.filter(withdrawn_at=None)


def table_by_key(access: Access, key: str) -> DataTable:
    """Raises Http404."""
    found = tables(access, withdrawn=True).select_related("unit", "file").filter(key=key).first()
    if found is None:
        raise Http404("table")
    return found


def held_values(access: Access) -> QuerySet[HeldValue]:
    """The values that look wrong, and those that did until somebody decided, of the tables that somebody may see."""
    return access.narrow(HeldValue.objects.filter(is_current=True, table__withdrawn_at=None), prefix="table__")


def held_value_by_key(access: Access, key: str) -> HeldValue:
    """One, though its table was taken out or it looks wrong no more: verdicts of the past cite it. Raises Http404."""
    found = access.narrow(HeldValue.objects.select_related("table__unit"), prefix="table__").filter(key=key).first()
    if found is None:
        raise Http404("value")
    return found


def may_decide_held(access: Access, value: HeldValue) -> bool:
    waits = value.is_current and value.table.withdrawn_at is None
    return waits and access.user_id is not None and access.covers(Right.REVIEW, value.table.unit.path)


def waiting_for(access: Access, value: HeldValue, most: int = 20) -> list[Verdict]:
    """The verdicts that a value keeps open, in whole or in part, as far as somebody may see their promises. One query."""
    pieces = Evidence.objects.filter(table=value.table_id)
    rows = verdicts(access).filter(pk__in=pieces.values("verdict")).exclude(verdict="kept").select_related("promise", "version")
    asked = rows.order_by("pk").iterator(chunk_size=most)
    return list(islice((row for row in asked if any(_is_held(piece, value) for part in row.parts for piece in part["evidence"])), most))


def _is_held(piece: dict[str, Any], value: HeldValue) -> bool:
    return piece.get("id") == value.key and bool(piece.get("held"))


def offices(access: Access, right: Right = Right.REVIEW) -> list[Unit]:
    """The topmost units above those at which somebody has a right."""
    roots = {path.split("/")[1] for path in units(access, right).values_list("path", flat=True)}
    return list(Unit.objects.filter(pk__in=roots).order_by("path"))


def runs(access: Access) -> QuerySet[Run]:
    """The last settlings of the offices in which somebody sees anything."""
    roots = {path.split("/")[1] for path in units(access).values_list("path", flat=True)}
    return Run.objects.filter(office__in=roots).select_related("office")
