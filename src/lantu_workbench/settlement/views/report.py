"""The report of the settlement: a page to be printed, and files of the library."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from lantu.export import SETTLEMENT_ENDINGS
from lantu_workbench.base.lists import chips
from lantu_workbench.base.words import say
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.ledger.verdicts import ORDER, verdict_tag, verdict_text
from lantu_workbench.ledger.wording import due_text
from lantu_workbench.settlement.report import CONTENT_TYPES, report_file, report_rows
from lantu_workbench.settlement.wording import arithmetic, need_name, rule_text

__all__ = ["report", "report_as"]


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
