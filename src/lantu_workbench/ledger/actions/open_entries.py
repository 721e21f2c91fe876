"""Open entries to the unit that they name, when it is made or named later than they were read."""

from __future__ import annotations

from collections.abc import Set

from django.db import transaction

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, reach_of
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.actions.write_version import BATCH, UnitNames, reach_of_version
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["open_entries"]


def open_entries(unit: Unit, names: Set[str], *, by: Access) -> int:
    """Find anew which unit the versions of an office mean that name a body by one of these names; how many now mean another.

    All versions follow, past ones too, as everywhere with who may see what. Their documents are opened with them, or closed.
    """
    office = f"/{unit.path.split('/')[1]}/"
    rows = PromiseVersion.objects.filter(document__unit__path__startswith=office).exclude(lead_body="", responsible_bodies=[])
    named = rows.order_by().values_list("pk", "lead_body", "responsible_bodies").iterator(chunk_size=5000)
    keys = [key for key, lead, others in named if lead in names or not names.isdisjoint(others)]
    if not keys:
        return 0
    with transaction.atomic():
        known, changed = UnitNames(unit), []
        for first in range(0, len(keys), BATCH):
            for version in PromiseVersion.objects.filter(pk__in=keys[first : first + BATCH]).select_related("document__unit"):
                before = (version.lead_unit_id, version.reach)
                version.lead_unit = known.find(version.lead_body)
                version.reach = reach_of_version(version.document, version, known)
                if (version.lead_unit_id, version.reach) != before:
                    changed.append(version)
        if not changed:
            return 0
        PromiseVersion.objects.bulk_update(changed, ["lead_unit", "reach"], batch_size=BATCH)
        documents = {version.document_id for version in changed}
        for document in Document.objects.filter(pk__in=documents).select_related("unit"):
            _open_document(document)
        after = {"versions": len(changed), "documents": len(documents), "names": sorted(names)}
        record(Write("ledger.entries.opened", "unit", str(unit.pk), after=after, reason=unit.name, reach=f"|{unit.path}|"), by=by)
    return len(changed)


def _open_document(document: Document) -> None:
    """To its own unit and to those of all its entries."""
    reaches = PromiseVersion.objects.filter(document=document).order_by().values_list("reach", flat=True).distinct()
    reach = reach_of({path for reach in reaches for path in reach.split("|") if path} | {document.unit.path})
    if reach != document.reach:
        document.reach = reach
        document.save(update_fields=["reach"])
