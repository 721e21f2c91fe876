"""Pages of the settlement: overview, proof of a verdict, open promises, objections, tables of statistics, the report."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lantu import LantuError
from lantu.export import SETTLEMENT_ENDINGS
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.base.exports import data_response
from lantu_workbench.base.filters import ChoiceFilter, FilterSet, RangeFilter
from lantu_workbench.base.lists import ListPage, chips
from lantu_workbench.base.words import say
from lantu_workbench.documents.queries import units_to_add_to
from lantu_workbench.documents.storage import file_path
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.ledger.queries import promise_by_key
from lantu_workbench.ledger.verdicts import ORDER, verdict_tag, verdict_text
from lantu_workbench.ledger.wording import due_text
from lantu_workbench.settlement import queries
from lantu_workbench.settlement.actions.add_table import add_table, map_table, withdraw_table
from lantu_workbench.settlement.actions.dispute_verdict import decide_dispute, dispute_verdict, withdraw_dispute
from lantu_workbench.settlement.actions.settle_now import settle_now
from lantu_workbench.settlement.actions.sign_verdict import sign_verdict, withdraw_signature
from lantu_workbench.settlement.counts import count_verdicts, counts_record, flat_counts, sections
from lantu_workbench.settlement.forms import TableForm
from lantu_workbench.settlement.models import Dispute
from lantu_workbench.settlement.proof_page import proof_page, proof_record
from lantu_workbench.settlement.reading import preview
from lantu_workbench.settlement.report import CONTENT_TYPES, report_file, report_rows
from lantu_workbench.settlement.tables import COUNTS, DISPUTES, OPEN, TABLES, cost_text, table_problem
from lantu_workbench.settlement.wording import arithmetic, need_name, rule_text, state_text

__all__ = [
    "DisputesPage",
    "OpenPage",
    "TablesPage",
    "add",
    "decide",
    "dispute",
    "mapping",
    "original",
    "overview",
    "proof",
    "report",
    "report_as",
    "settle",
    "sign",
    "table",
    "unsign",
    "withdraw",
    "withdraw_data",
]


@require_GET
def overview(request: HttpRequest, format: str = "") -> HttpResponse:
    """What became of the ledger's promises: by place, task and body; each number leads to its rows."""
    page = sections(count_verdicts(request.access, request.GET), request.GET)
    if format:
        record = counts_record(page)
        return data_response(format, "settlement", record, COUNTS, flat_counts(record))
    context = {
        "title": say("settlement.title"),
        "here": "settlement",
        "verdicts": page,
        "runs": list(queries.runs(request.access)),
        "offices": queries.offices(request.access) if Right.REVIEW in request.access.rights else [],
        "open_disputes": queries.disputes(request.access).filter(state="open").count(),
        "chips": list(chips(LEDGER_FILTERS, request.GET)),
        "as_of": as_of(request.GET),
        "may_add": Right.ADD_DOCUMENTS in request.access.rights,
    }
    return render(request, "settlement/overview.html", context)


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Have an office settled now."""
    key = request.POST.get("office", "")
    settle_now(get_object_or_404(Unit, pk=int(key) if key.isdigit() else 0), reason=_reason(request), by=request.access)
    return redirect("settlement")


@require_GET
def proof(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One verdict with its proof, now or as of a day."""
    promise, at = promise_by_key(request.access, key), as_of(request.GET)
    verdict = queries.verdict_of(promise, at)
    if format:
        return data_response(format, f"{key}-verdict", proof_record(request.access, promise, verdict))
    if verdict is None:
        context = {"title": say("ledger.no_verdict"), "promise": promise, "as_of": at, "here": "ledger"}
        return render(request, "settlement/unjudged.html", context)
    return _proof(request, promise, verdict)


def _proof(request: HttpRequest, promise: Any, verdict: Any, *, problems: Any = (), status: int = 200) -> HttpResponse:
    context = proof_page(request.access, promise, verdict, as_of(request.GET))
    return render(request, "settlement/proof.html", {**context, "problems": list(problems), "here": "ledger"}, status=status)


def _reason(request: HttpRequest) -> str:
    return str(request.POST.get("reason", "")).strip()[:500]


def _number(request: HttpRequest) -> int:
    given = request.POST.get("number", "")
    return int(given) if given.isdecimal() else 0


def _acted(request: HttpRequest, promise: Any, act: Any) -> HttpResponse:
    """Do it and show the proof again, with what was refused if it was."""
    try:
        act()
    except ValidationError as error:
        verdict = queries.verdict_of(promise)
        if verdict is None:
            raise Http404("verdict") from error
        return _proof(request, promise, verdict, problems=error.messages, status=422)
    return redirect("promise-verdict", promise.key)


@require_POST
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Stand by the verdict with one's name."""
    promise = promise_by_key(request.access, key)
    return _acted(request, promise, lambda: sign_verdict(promise, number=_number(request), reason=_reason(request), by=request.access))


@require_POST
def unsign(request: HttpRequest, key: str) -> HttpResponse:
    """Take one's name back."""
    promise = promise_by_key(request.access, key)
    return _acted(request, promise, lambda: withdraw_signature(promise, reason=_reason(request), by=request.access))


@require_POST
def dispute(request: HttpRequest, key: str) -> HttpResponse:
    """Object to the verdict."""
    promise = promise_by_key(request.access, key)
    given = {"number": _number(request), "reason": _reason(request), "wanted": request.POST.get("wanted", "")}
    return _acted(request, promise, lambda: dispute_verdict(promise, **given, by=request.access))


def _dispute(request: HttpRequest, key: int) -> Dispute:
    return get_object_or_404(queries.disputes(request.access).select_related("promise"), pk=key)


@require_POST
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """Decide an objection, as second reviewer."""
    found = _dispute(request, key)
    promise = promise_by_key(request.access, found.promise.key)
    given = {"verdict": request.POST.get("verdict", ""), "reason": _reason(request)}
    return _acted(request, promise, lambda: decide_dispute(found.pk, **given, by=request.access))


@require_POST
def withdraw(request: HttpRequest, key: int) -> HttpResponse:
    """Take one's objection back."""
    found = _dispute(request, key)
    promise = promise_by_key(request.access, found.promise.key)
    return _acted(request, promise, lambda: withdraw_dispute(found.pk, reason=_reason(request), by=request.access))


class OpenPage(ListPage):
    """What nothing proves, the cheapest evidence first."""

    title = "settlement.open"
    table = OPEN
    template = "settlement/open.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("cost", "settlement.cost", column="need_cost", labels=cost_text, number=True, order=("1", "2", "3", "4", "5")),
            ChoiceFilter("need", "settlement.need", labels=need_name),
            ChoiceFilter("source", "settlement.need_source", column="need_source"),
            ChoiceFilter("due_year", "ledger.due", column="version__due_year", labels=due_text),
            ChoiceFilter("lead_body", "ledger.lead_body", column="version__lead_body"),
            ChoiceFilter("place", "ledger.place", column="version__place"),
            ChoiceFilter("document", "ledger.document", column="promise__document__key", facet=False),
            RangeFilter("due_day", "ledger.due", column="version__due_day"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.verdicts(access).filter(verdict="unproven").select_related("promise__document", "version").defer("parts")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"here": "settlement", "empty_title": say("settlement.nothing_open"), "empty_text": say("settlement.nothing_open_text")}


class DisputesPage(ListPage):
    title = "settlement.disputes"
    table = DISPUTES
    template = "settlement/disputes.html"
    cards = True
    filters = FilterSet(
        (
            ChoiceFilter("state", "settlement.state_head", labels=state_text, order=("open", "changed", "upheld", "withdrawn")),
            ChoiceFilter("wanted", "settlement.wanted", labels=verdict_text),
            RangeFilter("decide_by", "settlement.decide_by"),
        )
    )

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.disputes(access).select_related("promise__document", "verdict__version").defer("verdict__parts")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {"here": "settlement", "empty_title": say("settlement.no_disputes"), "empty_text": say("settlement.no_disputes_text")}


class TablesPage(ListPage):
    title = "settlement.tables"
    table = TABLES
    template = "settlement/tables.html"
    cards = True
    cached = False

    def rows(self, access: Access, query: QueryDict) -> Any:
        return queries.tables(access, withdrawn=True).select_related("unit")

    def extra(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "here": "settlement",
            "may_add": Right.ADD_DOCUMENTS in request.access.rights,
            "empty_title": say("settlement.no_tables"),
            "empty_text": say("settlement.no_tables_text"),
        }


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Take a table in; its page asks how it is read, where that is not known."""
    access = request.access
    if Right.ADD_DOCUMENTS not in access.rights:
        raise PermissionDenied
    form = TableForm(request.POST or None, request.FILES or None, units=units_to_add_to(access))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made, _ = add_table(file.chunks(), file.name, unit=form.cleaned_data["unit"], by=access)
            return redirect(made)
        except LantuError as error:
            form.add_error("file", error_text(error_as_dict(error)))
    context = {"title": say("settlement.add_table"), "form": form, "here": "settlement"}
    return render(request, "settlement/add_table.html", context, status=422 if form.errors else 200)


@require_GET
def table(request: HttpRequest, key: str, format: str = "") -> HttpResponse:
    """One table: its head and first rows, how it is read, what was read from it."""
    found = queries.table_by_key(request.access, key)
    if format:
        return data_response(format, key, TABLES.record(found), TABLES.columns, [found])
    return _table(request, found)


def _table(request: HttpRequest, found: Any, *, problems: Any = (), text: str | None = None, status: int = 200) -> HttpResponse:
    context = {
        "title": str(found),
        "table": found,
        "mapping": found.mapping if text is None else text,
        "preview": preview(found),
        "problem": table_problem(found),
        "problems": list(problems),
        "may_map": request.access.covers(Right.ADD_DOCUMENTS, found.unit.path) and found.withdrawn_at is None,
        "here": "settlement",
    }
    return render(request, "settlement/table.html", context, status=status)


@require_POST
def mapping(request: HttpRequest, key: str) -> HttpResponse:
    """Say how a table is read."""
    found = queries.table_by_key(request.access, key)
    text = request.POST.get("mapping", "").replace("\r\n", "\n")[:20000]
    try:
        map_table(found, text, reason=_reason(request), by=request.access)
    except ValidationError as error:
        return _table(request, found, problems=error.messages, text=text, status=422)
    return redirect(found)


@require_POST
def withdraw_data(request: HttpRequest, key: str) -> HttpResponse:
    """Take a table out: it proves nothing any more."""
    found = queries.table_by_key(request.access, key)
    try:
        withdraw_table(found, reason=_reason(request), by=request.access)
    except ValidationError as error:
        return _table(request, found, problems=error.messages, status=422)
    return redirect(found)


@require_GET
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The table's bytes as they came, to be saved."""
    found = queries.table_by_key(request.access, key)
    path = file_path(found.file_id)
    if not path.exists():
        raise Http404("file")
    response = FileResponse(path.open("rb"), as_attachment=True, filename=found.file_name, content_type="application/octet-stream")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """The report to be printed: every judged promise with its proof, narrowed as the ledger's address would."""
    context: dict[str, Any] = {"title": say("settlement.report"), "here": "settlement", "query": request.GET.urlencode()}
    context["formats"] = [ending.removeprefix(".") for ending in SETTLEMENT_ENDINGS]
    context["chips"] = list(chips(LEDGER_FILTERS, request.GET))
    try:
        rows = report_rows(request.access, request.GET)
    except ValidationError as error:
        return render(request, "settlement/report.html", {**context, "problems": error.messages}, status=422)
    counts = Counter(row.verdict.verdict for row in rows)
    context["groups"] = [
        {
            "tag": verdict_tag(code),
            "word": verdict_text(code),
            "code": code,
            "count": counts[code],
            "rows": [_reported(row) for row in rows if row.verdict.verdict == code],
        }
        for code in ORDER
        if counts[code]
    ]
    return render(request, "settlement/report.html", {**context, "count": len(rows)})


def _reported(row: Any) -> dict[str, Any]:
    decided = row.verdict.basis == "dispute"
    return {
        "key": row.verdict.promise.key,
        "text": row.verdict.version.text,
        "document": str(row.verdict.promise.document),
        "due": due_text(row.verdict.version.due),
        "body": row.verdict.version.lead_body,
        "why": row.verdict.reason if decided else "",
        "need": need_name(row.verdict.need),
        "reason": rule_text(row.verdict.rule),
        "signature": next((one for one in row.verdict.signatures.all() if one.undone_at is None), None),
        "parts": [
            {"arithmetic": "" if part["hidden"] else arithmetic(part), "hidden": part["hidden"], "evidence": part["evidence"][:2]}
            for part in row.parts
            if part["evidence"] or part["hidden"]
        ],
    }


@require_GET
def report_as(request: HttpRequest, ending: str) -> HttpResponse:
    """The report as a file of the library: DOCX, XLSX, JSON lines or a page of its own."""
    suffix = f".{ending}"
    if suffix not in SETTLEMENT_ENDINGS:
        raise Http404(ending)
    try:
        data = report_file(request.access, request.GET, suffix)
    except ValidationError:
        return redirect(f"{reverse('settlement-report')}?{request.GET.urlencode()}")
    response = HttpResponse(data, content_type=CONTENT_TYPES.get(suffix, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="settlement.{ending}"'
    return response
