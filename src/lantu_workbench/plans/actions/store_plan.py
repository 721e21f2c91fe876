"""Keep an office's plan in place of the one before."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.storable import storable, storable_value
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.models import Promise
from lantu_workbench.plans.models import Finding, Link, Plan

__all__ = ["store_plan"]

_BATCH = 400


def store_plan(office: Unit, made: dict[str, Any], *, reader: str, by: Access) -> Plan:
    """In the transaction of the job that made it. What names a document or promise that has gone since is left out."""
    Plan.objects.filter(office=office).delete()
    plan = Plan.objects.create(
        office=office, made_at=timezone.now(), reader=reader, documents=made["documents"], inputs=made.get("inputs", "")
    )
    keys = {key for link in made["links"] for key in (link["upper"], link["lower"])}
    promises = dict(Promise.objects.filter(key__in=keys).values_list("key", "pk"))
    Link.objects.bulk_create(
        (
            Link(
                plan=plan,
                upper_id=promises[link["upper"]],
                lower_id=promises[link["lower"]],
                reasons=storable_value(link["reasons"]),
                confidence=link["confidence"],
            )
            for link in made["links"]
            if link["upper"] in promises and link["lower"] in promises
        ),
        batch_size=_BATCH,
    )
    _store_findings(plan, made["findings"])
    after = {"documents": made["documents"], "links": plan.links.count(), "findings": plan.findings.count(), "reader": reader}
    record(Write("plans.plan.made", "plan", str(office.pk), after=after, reason=office.name, reach=f"|{office.path}|"), by=by)
    return plan


def _store_findings(plan: Plan, findings: list[dict[str, Any]]) -> None:
    cited = {side["document"] for finding in findings for side in (*finding["here"], *finding["there"])}
    documents = dict(Document.objects.filter(key__in=cited).values_list("key", "pk"))
    whole = [one for one in findings if all(side["document"] in documents for side in (*one["here"], *one["there"]))]
    rows = Finding.objects.bulk_create(
        (
            Finding(
                plan=plan,
                position=position,
                kind=finding["kind"],
                subject=storable(finding["subject"]),
                zh=storable(finding["zh"]),
                en=storable(finding["en"]),
                weight=finding["weight"],
                confidence=finding["confidence"],
                here=storable_value(finding["here"]),
                there=storable_value(finding["there"]),
            )
            for position, finding in enumerate(whole)
        ),
        batch_size=_BATCH,
    )
    through = Finding.documents.through
    pairs = (
        through(finding_id=row.pk, document_id=documents[key])
        for row, finding in zip(rows, whole, strict=True)
        for key in sorted({side["document"] for side in (*finding["here"], *finding["there"])})
    )
    through.objects.bulk_create(pairs, batch_size=_BATCH)
