"""What the API of the settlement takes and gives."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import Field

from lantu_workbench.base.api import GivenIn, PageOut, ReasonIn

__all__ = [
    "DecideIn",
    "DisputeIn",
    "DisputeOut",
    "DisputesOut",
    "HeldIn",
    "HeldOut",
    "HeldStoryOut",
    "HeldsOut",
    "MappingIn",
    "OpenOut",
    "OpensOut",
    "ProofOut",
    "SettleIn",
    "SettlementOut",
    "SignIn",
    "TableOut",
    "TablesOut",
]


class VerdictCountOut(Schema):
    """How many entries have a verdict ("" for none yet), and the address of these in the ledger."""

    verdict: str
    count: int
    address: str


class LineOut(Schema):
    label: str
    count: int
    address: str
    verdicts: list[VerdictCountOut]


class DimensionOut(Schema):
    """One dimension; ``more`` values are left out."""

    name: str
    title: str
    more: int
    rows: list[LineOut]


class SettlementOut(Schema):
    judged: int
    total: list[VerdictCountOut]
    sections: list[DimensionOut]


class SignatureOut(Schema):
    by: str
    at: str
    undone_at: str | None


class StepOut(Schema):
    """One verdict of a promise's history; ``basis`` is "rule" or "dispute"."""

    number: int
    verdict: str
    rule: str
    reason_code: str
    basis: str
    known_from: str
    known_to: str | None
    true_from: str | None
    by: str
    reason: str
    signed: list[SignatureOut]


class ProofOut(Schema):
    """A verdict with its proof. ``parts`` are the library's rows, one a figure; ``hidden`` counts pieces that one may not see."""

    promise: str
    verdict: str
    number: int = 0
    rule: str = ""
    reason_code: str = ""
    basis: str = ""
    known_from: str = ""
    known_to: str | None = None
    true_from: str | None = None
    by: str = ""
    why: str = ""
    need: str = ""
    parts: list[dict[str, Any]]
    history: list[StepOut]


class OpenOut(Schema):
    """A promise that nothing proves, and the cheapest evidence that would; ``cost`` from 1 (a published table) to 5 (a visit)."""

    id: str
    cost: int | None
    need: str
    source: str
    text: str
    reason: str
    due: str
    place: str
    lead_body: str
    assigned: str
    document: str
    rule: str


class OpensOut(PageOut):
    rows: list[OpenOut]


class DisputeOut(Schema):
    id: int
    promise: str
    text: str
    verdict: str
    wanted: str
    reason: str
    by: str
    at: str
    decide_by: str
    state: str
    decided_by: str
    decided_at: str | None
    decision: str


class DisputesOut(PageOut):
    rows: list[DisputeOut]


class TableOut(Schema):
    """A table of statistics; ``held`` values look wrong and prove nothing until a person has seen them."""

    key: str
    file_name: str
    observations: int
    held: int
    state: str
    problem: dict[str, Any] | None
    mapping: str
    columns: list[str]
    unit: str
    sha256: str
    added_at: str
    added_by: str


class TablesOut(PageOut):
    rows: list[TableOut]


class HeldOut(Schema):
    """A value that looks wrong: ``why`` the library says so; ``seen`` names what it was when it was shown, for deciding it."""

    key: str
    indicator: str
    mention: str
    why: str
    state: str
    period: str
    place: str
    value: float
    unit: str
    measure: str
    quote: str
    table: str
    row: int
    column: int
    seen: str
    decided_by: str
    decided_at: str | None
    reason: str


class HeldsOut(PageOut):
    rows: list[HeldOut]


class NearOut(Schema):
    period: str
    mention: str


class HeldStoryOut(HeldOut):
    """With the values beside it in its series, and the promises that it keeps open."""

    near: list[NearOut]
    waiting: list[str]


class HeldIn(ReasonIn):
    """``seen``: as it was shown; what has been read otherwise meanwhile is not decided."""

    seen: str = Field(max_length=64)


class SettleIn(ReasonIn):
    office: int


class SignIn(GivenIn):
    """``number``: the verdict that was seen; one that has changed meanwhile is not signed."""

    number: int
    reason: str = Field(default="", max_length=500)


class DisputeIn(ReasonIn):
    number: int
    wanted: str = ""


class DecideIn(ReasonIn):
    """``verdict``: what it shall be; the one that stands is upheld."""

    verdict: str


class MappingIn(GivenIn):
    """TOML: ``[columns]``, ``[fixed]``, ``[names]`` and ``periods``."""

    mapping: str = Field(max_length=20000)
    reason: str = Field(default="", max_length=500)
