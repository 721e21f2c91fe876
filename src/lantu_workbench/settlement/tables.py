"""Open promises, objections and tables of statistics as tables."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_workbench.base.errors import error_text
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.templatetags.lantu import when
from lantu_workbench.base.words import say
from lantu_workbench.documents.tables import ADDED, SHA256
from lantu_workbench.ledger.verdicts import verdict_tag
from lantu_workbench.ledger.wording import due_text
from lantu_workbench.settlement.models import DataTable, Dispute, HeldValue, Verdict
from lantu_workbench.settlement.wording import doubt_text, held_state_text, need_name, reason_of, rule_text, state_text

__all__ = ["COUNTS", "DISPUTES", "HELD", "OPEN", "TABLES", "cost_text", "held_tag", "table_problem"]

_DEAREST = 5
_HELD_STATES = {"open": "warn", "released": "good", "discarded": ""}
_STATES = {"open": "warn", "upheld": "good", "changed": "info", "withdrawn": ""}


def cost_text(cost: str | int | None) -> str:
    return say("settlement.cost_of", cost=cost, most=_DEAREST) if cost else "—"


def _promise(row: Any, text: str, notes: list[str]) -> SafeString:
    address = reverse("promise-verdict", args=(row.promise.key,))
    return format_html(
        '<a class="promise-text" href="{}">{}</a><span class="notes">{}</span>', address, text, " · ".join(filter(None, notes))
    )


def _open_promise(row: Verdict) -> SafeString:
    return _promise(row, row.version.text, [row.version.actor or row.version.place, str(row.promise.document)])


def _cost(row: Verdict) -> SafeString:
    """As many marks as it costs, and in words."""
    said = cost_text(row.need_cost)
    marks = "".join("●" if at < (row.need_cost or 0) else "○" for at in range(_DEAREST))
    return format_html('<span class="cost" role="img" aria-label="{}" title="{}">{}</span>', said, said, marks)


OPEN = Table(
    (
        Column("id", "ledger.id", lambda row: row.promise.key, shown=False),
        Column("cost", "settlement.cost", lambda row: row.need_cost, cell=_cost, sort=("need_cost",)),
        Column("need", "settlement.need", lambda row: row.need, cell=lambda row: need_name(row.need), sort=("need",), kind="wide"),
        Column("source", "settlement.need_source", lambda row: row.need_source, cell=lambda row: row.need_source or "—"),
        Column("text", "ledger.text", lambda row: row.version.text, cell=_open_promise, kind="wide", fixed=True),
        Column("reason", "settlement.reason", lambda row: reason_of(row.rule), cell=lambda row: rule_text(row.rule), sort=("rule",)),
        Column(
            "due", "ledger.due", lambda row: row.version.due, cell=lambda row: due_text(row.version.due) or "—", sort=("version__due_day",)
        ),
        Column("place", "ledger.place", lambda row: row.version.place, sort=("version__place",), shown=False),
        Column("lead_body", "ledger.lead_body", lambda row: row.version.lead_body, sort=("version__lead_body",)),
        Column("assigned", "settlement.assigned", lambda row: "", cell=lambda row: say("settlement.nobody"), shown=False),
        Column(
            "document", "ledger.document", lambda row: row.promise.document.key, cell=lambda row: str(row.promise.document), shown=False
        ),
        Column("rule", "settlement.rule", lambda row: row.rule, shown=False),
    ),
    order=("need_cost", "version__due_day", "pk"),
)


def _decide_by(row: Dispute) -> Any:
    if row.state == "open" and row.decide_by < timezone.localdate():
        return format_html('{} <span class="tag bad">{}</span>', row.decide_by.isoformat(), say("settlement.overdue"))
    return row.decide_by.isoformat()


def _state(row: Dispute) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', _STATES[row.state], state_text(row.state))


DISPUTES = Table(
    (
        Column("id", "settlement.dispute_id", lambda row: row.pk, shown=False),
        Column("promise", "ledger.id", lambda row: row.promise.key, shown=False),
        Column(
            "text",
            "ledger.text",
            lambda row: row.verdict.version.text,
            cell=lambda row: _promise(row, row.verdict.version.text, [str(row.promise.document)]),
            kind="wide",
            fixed=True,
        ),
        Column("verdict", "ledger.verdict", lambda row: row.verdict.verdict, cell=lambda row: verdict_tag(row.verdict.verdict)),
        Column("wanted", "settlement.wanted", lambda row: row.wanted, cell=lambda row: verdict_tag(row.wanted) if row.wanted else "—"),
        Column("reason", "base.reason", lambda row: row.reason, kind="wide"),
        Column("by", "settlement.disputed_by", lambda row: row.by),
        Column("at", "settlement.disputed_at", lambda row: row.at.isoformat(), cell=lambda row: when(row.at), sort=("at",)),
        Column("decide_by", "settlement.decide_by", lambda row: row.decide_by.isoformat(), cell=_decide_by, sort=("decide_by",)),
        Column("state", "settlement.state_head", lambda row: row.state, cell=_state, sort=("state",)),
        Column("decided_by", "settlement.decided_by", lambda row: row.decided_by, shown=False),
        Column("decided_at", "settlement.decided_at", lambda row: row.decided_at and row.decided_at.isoformat(), shown=False),
        Column("decision", "settlement.decision", lambda row: row.decision, shown=False, kind="wide"),
    ),
    order=("-at", "-pk"),
)


def table_problem(row: DataTable) -> str:
    """What was wrong with a table, and what to do."""
    return error_text(row.problem) if row.problem else ""


def _title(row: DataTable) -> SafeString:
    notes = " · ".join(filter(None, (row.unit.name, "、".join(row.columns[:6]))))
    return format_html('<a class="strong" href="{}">{}</a><span class="notes">{}</span>', row.get_absolute_url(), str(row), notes)


def _table_state(row: DataTable) -> SafeString:
    name, tone = "read", "good"
    if row.withdrawn_at:
        name, tone = "withdrawn", ""
    elif not row.mapping:
        name, tone = "unmapped", "warn"
    elif row.problem:
        name, tone = "partly", "warn"
    elif not row.observations:
        name, tone = "waiting", "info"
    return format_html('<span class="tag {}">{}</span>', tone, say(f"settlement.table_state.{name}"))


TABLES = Table(
    (
        Column("key", "documents.key", lambda row: row.key, shown=False),
        Column("file_name", "documents.file_name", lambda row: row.file_name, cell=_title, sort=("file_name",), kind="wide", fixed=True),
        Column("observations", "settlement.observations", lambda row: row.observations, sort=("observations",), kind="number"),
        Column("held", "settlement.held", lambda row: row.held, sort=("held",), kind="number"),
        Column("state", "documents.state_head", lambda row: "withdrawn" if row.withdrawn_at else "", cell=_table_state),
        Column("problem", "settlement.problem", lambda row: row.problem, cell=table_problem, shown=False, kind="wide"),
        Column("mapping", "settlement.mapping", lambda row: row.mapping, shown=False, kind="wide"),
        Column("columns", "base.columns", lambda row: row.columns, shown=False, kind="wide"),
        Column("unit", "documents.unit", lambda row: row.unit.name, shown=False),
        SHA256,
        *ADDED,
    ),
    order=("-added_at", "-pk"),
)


def held_tag(row: HeldValue) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', _HELD_STATES[row.state], held_state_text(row.state))


def _held_value(row: HeldValue) -> SafeString:
    notes = " · ".join(filter(None, (row.place, row.period, row.table.file_name)))
    return format_html('<a class="strong" href="{}">{}</a><span class="notes">{}</span>', row.get_absolute_url(), row.indicator, notes)


HELD = Table(
    (
        Column("key", "settlement.held_key", lambda row: row.key, shown=False),
        Column(
            "indicator", "settlement.indicator", lambda row: row.indicator, cell=_held_value, sort=("indicator",), kind="wide", fixed=True
        ),
        Column("mention", "settlement.mention", lambda row: row.mention, kind="number"),
        Column("why", "settlement.why_held", lambda row: row.why, cell=lambda row: doubt_text(row.why), kind="wide"),
        Column("state", "settlement.state_head", lambda row: row.state, cell=held_tag, sort=("state",)),
        Column("period", "settlement.period", lambda row: row.period, sort=("period",), shown=False),
        Column("place", "ledger.place", lambda row: row.place, sort=("place",), shown=False),
        Column("value", "settlement.value", lambda row: row.value, sort=("value",), kind="number", shown=False),
        Column("unit", "settlement.unit", lambda row: row.unit, shown=False),
        Column("measure", "settlement.measure", lambda row: row.measure, shown=False),
        Column("quote", "settlement.row_text", lambda row: row.quote, kind="wide", shown=False),
        Column("table", "settlement.table_head", lambda row: row.table.key, cell=lambda row: row.table.file_name, shown=False),
        Column("row", "settlement.row_number", lambda row: row.row, sort=("row",), kind="number", shown=False),
        Column("column", "settlement.column_number", lambda row: row.column, kind="number", shown=False),
        Column("seen", "settlement.seen", lambda row: row.digest, shown=False),
        Column("decided_by", "settlement.decided_by", lambda row: row.decided_by),
        Column(
            "decided_at",
            "settlement.decided_at",
            lambda row: row.decided_at and row.decided_at.isoformat(),
            cell=lambda row: when(row.decided_at) if row.decided_at else "",
            sort=("decided_at",),
            shown=False,
        ),
        Column("reason", "base.reason", lambda row: row.reason, shown=False, kind="wide"),
    ),
    order=("table", "row", "column", "pk"),
)

COUNTS = tuple(Column(name, f"settlement.count.{name}", itemgetter(name)) for name in ("section", "label", "verdict", "count", "address"))
