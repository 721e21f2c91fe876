"""The job that makes an office's plan: it is over what all its documents say together, as the ledger has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lantu import Annotation
from lantu.command import installed_version
from lantu.plans import build_plan
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.documents.models import Document
from lantu_workbench.jobs.base import JobKind, Progress, register
from lantu_workbench.plans.actions.store_plan import store_plan
from lantu_workbench.plans.choices import PLAN_JOB
from lantu_workbench.plans.from_ledger import annotation_of, fingerprint
from lantu_workbench.plans.from_library import plan_as_dict
from lantu_workbench.plans.models import Plan

__all__ = ["MakePlanJob"]


@register
class MakePlanJob(JobKind):
    """No document is read again: its reading is kept, its entries are those of the ledger. Where neither changed, nothing is done."""

    name = PLAN_JOB

    def work(self, args: Mapping[str, Any], progress: Progress) -> dict[str, Any] | None:
        office = Unit.objects.get(pk=args["office"])
        documents = Document.objects.filter(unit__path__startswith=office.path, reading__isnull=False)
        rows = list(documents.order_by("published", "added_at", "pk"))
        inputs = fingerprint(rows)
        if Plan.objects.filter(office=office, reader=_reader(), inputs=inputs).exists():
            return None
        return {**plan_as_dict(build_plan(_annotations(rows, progress))), "inputs": inputs}

    def store(self, args: Mapping[str, Any], result: dict[str, Any] | None, *, by: Access) -> None:
        if result is not None:
            store_plan(Unit.objects.get(pk=args["office"]), result, reader=_reader(), by=by)


def _reader() -> str:
    return f"lantu {installed_version()}"


def _annotations(documents: list[Document], progress: Progress) -> Iterator[Annotation]:
    """One after the other; a document is called by its key. A reprint is left out: its words count once."""
    for place, document in enumerate(documents):
        progress(place, len(documents) + 1, "plans.stage")
        if document.kin_kind != "reprint":
            yield annotation_of(document)
