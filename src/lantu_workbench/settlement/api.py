"""The API of the settlement."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from lantu import LantuError
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.api import ReasonIn, list_answer, query_schema
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.documents.queries import units_to_add_to
from lantu_workbench.ledger.api import LedgerQuery
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.add_table import add_table, map_table, withdraw_table
from lantu_workbench.settlement.actions.decide_held import decide_held, undo_held
from lantu_workbench.settlement.actions.dispute_verdict import decide_dispute, dispute_verdict, withdraw_dispute
from lantu_workbench.settlement.actions.settle_now import settle_now
from lantu_workbench.settlement.actions.sign_verdict import sign_verdict, withdraw_signature
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.counts import count_verdicts, counts_record, sections
from lantu_workbench.settlement.held_page import held_record
from lantu_workbench.settlement.models import Dispute
from lantu_workbench.settlement.proof_page import proof_record
from lantu_workbench.settlement.schemas import (
    DecideIn,
    DisputeIn,
    DisputeOut,
    DisputesOut,
    HeldIn,
    HeldsOut,
    HeldStoryOut,
    MappingIn,
    OpensOut,
    ProofOut,
    SettleIn,
    SettlementOut,
    SignIn,
    TableOut,
    TablesOut,
)
from lantu_workbench.settlement.tables import DISPUTES, TABLES
from lantu_workbench.settlement.views import DisputesPage, HeldPage, OpenPage, TablesPage

__all__ = ["router"]

router = Router(tags=["settlement"])
OpenQuery = query_schema("OpenQuery", OpenPage)
DisputesQuery = query_schema("DisputesQuery", DisputesPage)
HeldQuery = query_schema("HeldQuery", HeldPage)
TablesQuery = query_schema("TablesQuery", TablesPage)


@router.get("/settlement", response=SettlementOut)
def settlement(request: HttpRequest, query: Query[LedgerQuery]) -> Any:
    """Verdicts counted by place, task and body; the filters are the ledger's."""
    return counts_record(sections(count_verdicts(request.access, request.GET), request.GET))


@router.post("/settlement/settle", response={202: None})
def settle(request: HttpRequest, given: SettleIn) -> Any:
    """Have an office settled now, in the background."""
    settle_now(get_object_or_404(Unit, pk=given.office), reason=given.reason, by=request.access)
    return Status(202, None)


@router.get("/settlement/open", response=OpensOut)
def open_promises(request: HttpRequest, query: Query[OpenQuery]) -> Any:
    """What nothing proves, the cheapest evidence first."""
    return list_answer(OpenPage, request)


@router.get("/promises/{key}/verdict", response=ProofOut)
def verdict(request: HttpRequest, key: str) -> Any:
    """The verdict on a promise with its proof and history."""
    return _proof(request, key)


def _proof(request: HttpRequest, key: str) -> dict[str, Any]:
    promise = promise_by_key(request.access, key)
    return proof_record(request.access, promise, queries.verdict_of(promise))


@router.post("/promises/{key}/verdict/sign", response=ProofOut)
def sign(request: HttpRequest, key: str, given: SignIn) -> Any:
    """Stand by the verdict with one's name."""
    sign_verdict(promise_by_key(request.access, key), number=given.number, reason=given.reason, by=request.access)
    return _proof(request, key)


@router.post("/promises/{key}/verdict/withdraw-signature", response=ProofOut)
def unsign(request: HttpRequest, key: str, given: ReasonIn) -> Any:
    """Take one's name back."""
    withdraw_signature(promise_by_key(request.access, key), reason=given.reason, by=request.access)
    return _proof(request, key)


@router.post("/promises/{key}/verdict/dispute", response=DisputeOut)
def dispute(request: HttpRequest, key: str, given: DisputeIn) -> Any:
    """Object to the verdict; a second reviewer decides."""
    promise = promise_by_key(request.access, key)
    row = dispute_verdict(promise, number=given.number, reason=given.reason, wanted=given.wanted, by=request.access)
    return _dispute(request, row.pk)


@router.get("/disputes", response=DisputesOut)
def disputes(request: HttpRequest, query: Query[DisputesQuery]) -> Any:
    """Objections, newest first."""
    return list_answer(DisputesPage, request)


def _dispute(request: HttpRequest, key: int) -> dict[str, Any]:
    rows = queries.disputes(request.access).select_related("promise__document", "verdict__version")
    found: Dispute = get_object_or_404(rows, pk=key)
    return DISPUTES.record(found)


@router.post("/disputes/{key}/decide", response=DisputeOut)
def decide(request: HttpRequest, key: int, given: DecideIn) -> Any:
    """Decide an objection, as second reviewer: neither who objects nor who signed."""
    _dispute(request, key)
    decide_dispute(key, verdict=given.verdict, reason=given.reason, by=request.access)
    return _dispute(request, key)


@router.post("/disputes/{key}/withdraw", response=DisputeOut)
def withdraw(request: HttpRequest, key: int, given: ReasonIn) -> Any:
    """Take one's own objection back while it is open."""
    _dispute(request, key)
    withdraw_dispute(key, reason=given.reason, by=request.access)
    return _dispute(request, key)


@router.get("/tables", response=TablesOut)
def tables(request: HttpRequest, query: Query[TablesQuery]) -> Any:
    """Tables of statistics, newest first."""
    return list_answer(TablesPage, request)


@router.post("/tables", response={201: TableOut})
def add(request: HttpRequest, file: File[UploadedFile], unit: Form[int], reason: Form[str] = "") -> Any:
    """Take a table in: CSV, XLSX, SDMX-CSV or SDMX-JSON."""
    where = get_object_or_404(units_to_add_to(request.access), pk=unit)
    try:
        made, _ = add_table(file.chunks(), file.name or "", unit=where, reason=reason, by=request.access)
    except LantuError as error:
        raise ValidationError(error_text(error_as_dict(error))) from error
    return Status(201, _table(request, made.key))


def _table(request: HttpRequest, key: str) -> dict[str, Any]:
    return TABLES.record(queries.table_by_key(request.access, key))


@router.get("/tables/{key}", response=TableOut)
def table(request: HttpRequest, key: str) -> Any:
    """One table and how it is read."""
    return _table(request, key)


@router.post("/tables/{key}/mapping", response=TableOut)
def mapping(request: HttpRequest, key: str, given: MappingIn) -> Any:
    """Say how a table is read; remembered for the next one with the same head."""
    map_table(queries.table_by_key(request.access, key), given.mapping, reason=given.reason, by=request.access)
    return _table(request, key)


@router.post("/tables/{key}/withdraw", response=TableOut)
def withdraw_data(request: HttpRequest, key: str, given: ReasonIn) -> Any:
    """Take a table out: it proves nothing any more."""
    withdraw_table(queries.table_by_key(request.access, key), reason=given.reason, by=request.access)
    return _table(request, key)


@router.get("/held-values", response=HeldsOut)
def held_values(request: HttpRequest, query: Query[HeldQuery]) -> Any:
    """Values of tables that look wrong, and what was made of them."""
    return list_answer(HeldPage, request)


def _held(request: HttpRequest, key: str) -> dict[str, Any]:
    return held_record(request.access, queries.held_value_by_key(request.access, key))


@router.get("/held-values/{key}", response=HeldStoryOut)
def held_value(request: HttpRequest, key: str) -> Any:
    """One of them, with the values beside it and the promises that it keeps open."""
    return _held(request, key)


@router.post("/held-values/{key}/release", response=HeldStoryOut)
def release(request: HttpRequest, key: str, given: HeldIn) -> Any:
    """It is right: it may prove something."""
    return _decided(request, key, HeldState.RELEASED, given)


@router.post("/held-values/{key}/discard", response=HeldStoryOut)
def discard(request: HttpRequest, key: str, given: HeldIn) -> Any:
    """It is wrong: it is left out, as if the table did not have it."""
    return _decided(request, key, HeldState.DISCARDED, given)


def _decided(request: HttpRequest, key: str, state: HeldState, given: HeldIn) -> dict[str, Any]:
    found = queries.held_value_by_key(request.access, key)
    decide_held(found, state, seen=given.seen, reason=given.reason, by=request.access)
    return _held(request, key)


@router.post("/held-values/{key}/undo", response=HeldStoryOut)
def undo(request: HttpRequest, key: str, given: ReasonIn) -> Any:
    """Take the decision back: it is held again."""
    undo_held(queries.held_value_by_key(request.access, key), reason=given.reason, by=request.access)
    return _held(request, key)
