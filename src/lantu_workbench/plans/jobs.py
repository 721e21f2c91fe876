"""The job that makes an office's plan: it reads all its documents again, for a plan is over what they say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import lantu
from lantu import Annotation, LantuError
from lantu.command import installed_version
from lantu.plans import build_plan
from lantu.sources import read_bytes
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.storage import read_file
from lantu_workbench.jobs.base import JobKind, Progress, register
from lantu_workbench.plans.actions.store_plan import store_plan
from lantu_workbench.plans.choices import PLAN_JOB
from lantu_workbench.plans.from_library import plan_as_dict

__all__ = ["MakePlanJob"]


@register
class MakePlanJob(JobKind):
    """Deliberately not done: minding what people corrected in the ledger; links of entries that they rejected are not shown."""

    name = PLAN_JOB

    def work(self, args: Mapping[str, Any], progress: Progress) -> dict[str, Any]:
        office = Unit.objects.get(pk=args["office"])
        rows = list(Document.objects.filter(unit__path__startswith=office.path, state="ready").order_by("published", "added_at", "pk"))
        return plan_as_dict(build_plan(_annotations(rows, progress)))

    def store(self, args: Mapping[str, Any], result: dict[str, Any], *, by: Access) -> None:
        store_plan(Unit.objects.get(pk=args["office"]), result, reader=f"lantu {installed_version()}", by=by)


def _annotations(documents: list[Document], progress: Progress) -> Iterator[Annotation]:
    """One after the other; a document is called by its key. A reprint is left out: its words count once."""
    for place, document in enumerate(documents):
        progress(place, len(documents) + 1, "plans.stage")
        if document.kin_kind == "reprint":
            continue
        try:
            name = f"{document.key}{PurePath(document.file_name).suffix}"
            yield lantu.annotate(read_bytes(read_file(document.file_id), name))
        except (LantuError, FileNotFoundError):
            continue
