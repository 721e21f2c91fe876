"""The job that settles an office's promises."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from lantu import Annotation
from lantu.command import installed_version
from lantu.observations import hold_doubtful
from lantu.settlement import ruleset_version, settle_all, settlement_rows, whole_verdict
from lantu.types import Metadata, Observation, Settlement, Verdict
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import canonical
from lantu_workbench.documents.models import Document
from lantu_workbench.jobs.base import JobKind, Progress, register
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.review.models import Decision
from lantu_workbench.settlement.actions.store_settlement import Found, Made, store_settlement
from lantu_workbench.settlement.choices import SETTLE_JOB
from lantu_workbench.settlement.doubts import decisions, doubts, with_decisions
from lantu_workbench.settlement.from_ledger import sides
from lantu_workbench.settlement.models import DataTable, Run
from lantu_workbench.settlement.reading import read_table

__all__ = ["SettleJob"]


@register
class SettleJob(JobKind):
    """Where nothing that a verdict depends on has changed since the last run, nothing is computed; where a verdict comes out as it was,
    nothing is written.
    """

    name = SETTLE_JOB

    def work(self, args: Mapping[str, Any], progress: Progress) -> Made | None:
        office = Unit.objects.get(pk=args["office"])
        documents = list(
            Document.objects.filter(unit__path__startswith=office.path, state="ready")
            .exclude(kin_kind="reprint")
            .order_by("published", "added_at", "pk")
        )
        tables = list(DataTable.objects.filter(unit__path__startswith=office.path, withdrawn_at=None).exclude(mapping="").order_by("pk"))
        decided = decisions(office.path)
        inputs = _inputs(office, documents, tables, decided)
        if Run.objects.filter(office=office, inputs=inputs).exists():
            return None
        promises: list[Annotation] = []
        reports: list[Annotation] = []
        for side in sides(documents):
            progress(len(reports), len(documents) + 2, "settlement.stage.ledger")
            promises.append(side.annotation)
            if side.reports:
                reports.append(side.annotation)
        progress(len(documents), len(documents) + 2, "settlement.stage.tables")
        readings = {table.key: read_table(table) for table in tables}
        seen: list[Observation] = hold_doubtful([one for reading in readings.values() for one in reading.observations])
        data = list(with_decisions(seen, decided))
        progress(len(documents) + 1, len(documents) + 2, "settlement.stage.settling")
        known = _known_year([report.document.metadata for report in reports], data, this_year=timezone.localdate().year)
        settled = settle_all(promises, reports, data, known_year=known)
        return Made(
            inputs=inputs,
            reader=f"lantu {installed_version()}",
            rules=str(ruleset_version()),
            documents=len(documents),
            tables=len(tables),
            found=_found(settled),
            doubts=doubts(seen),
            read={key: (len(reading.observations), reading.problem) for key, reading in readings.items()},
        )

    def store(self, args: Mapping[str, Any], result: Made | None, *, by: Access) -> None:
        if result is not None:
            store_settlement(Unit.objects.get(pk=args["office"]), result, by=by)


def _inputs(office: Unit, documents: list[Document], tables: list[DataTable], decided: Mapping[str, tuple[str, str]]) -> str:
    """A digest over what verdicts depend on: readings, the ledger, decisions, tables with their mappings and what people said of their
    doubtful values, our own version.
    """
    ledger = PromiseVersion.objects.filter(document__unit__path__startswith=office.path, is_current=True)
    decisions = Decision.objects.filter(document__unit__path__startswith=office.path)
    value = {
        "documents": [[document.key, document.reading_id] for document in documents],
        "tables": [[table.key, table.file_id, table.mapping] for table in tables],
        "held": {key: list(value) for key, value in decided.items()},
        "ledger": list(ledger.aggregate(last=Max("pk"), count=Count("pk")).values()),
        "decisions": list(decisions.aggregate(last=Max("pk"), undone=Count("pk", filter=Q(undone_at__isnull=False))).values()),
        "version": [installed_version(), ruleset_version()],
        "year": timezone.localdate().year,
    }
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _known_year(published: Iterable[Metadata], data: Iterable[Observation], *, this_year: int) -> int | None:
    """The last year whose outcome may be known: the one before the latest document came out, or the last that a table counts whole.

    What documents report is no measure of it: a plan is read for results too, and one misread for a result would make all times be over.

    >>> _known_year([Metadata(date="2022-01-05"), Metadata(year="2021"), Metadata(year="2035")], [], this_year=2026)
    2021
    """
    years = [int(text) - 1 for one in published if (text := (one.date or one.year)[:4]).isdigit()]
    years += [int(seen.period[-4:]) for seen in data if not seen.period_detail and not seen.held and seen.period[-4:].isdigit()]
    return max((year for year in years if year < this_year), default=None)


def _found(settled: Any) -> dict[str, Found]:
    """By the promise's key. What a report says of targets that it recalls itself is no entry of the ledger."""
    parts: dict[str, list[tuple[Verdict, dict[str, Any]]]] = defaultdict(list)
    for one, row in zip(settled, settlement_rows(settled), strict=True):
        key = one.target.promise if isinstance(one, Settlement) else one.deed.id
        if "-" in key:
            parts[key].append((one.verdict, row))
    return {
        key: Found(whole_verdict([verdict for verdict, _ in pairs]), [row for _, row in pairs], _digest([row for _, row in pairs]))
        for key, pairs in parts.items()
    }


def _digest(rows: list[dict[str, Any]]) -> str:
    """Over what was found. How far the world is known, which the reason of what is open tells, is no finding."""
    told = [{name: value for name, value in row.items() if name not in (() if row["evidence"] else ("why", "match"))} for row in rows]
    return hashlib.sha256(canonical(told).encode("utf-8", "surrogatepass")).hexdigest()
