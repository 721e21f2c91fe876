"""Write versions: the one way in which anything gets into the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access, reach_of
from lantu_workbench.base.log import canonical
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.due import last_day, year_of
from lantu_workbench.ledger.from_library import FIGURE_CONTENT
from lantu_workbench.ledger.models import Figure, Promise, PromiseVersion
from lantu_workbench.ledger.search import index_versions
from lantu_workbench.ledger.signals import versions_written

__all__ = ["BATCH", "Draft", "UnitNames", "digest", "reach_of_version", "write_versions"]

BATCH = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """A version to be written: its promise, its number, its content and its figures' content by column."""

    promise: Promise
    number: int
    values: dict[str, Any]
    figures: Sequence[dict[str, Any]]


class UnitNames:
    """The units of one office by their names and aliases: those below the topmost unit of a document's unit.

    A name that two units bear is nobody's: refusing is better than guessing.
    """

    def __init__(self, unit: Unit) -> None:
        self.root = unit.path.split("/")[1]
        self.by_name: dict[str, Unit | None] = {}
        for other in Unit.objects.filter(path__startswith=f"/{self.root}/"):
            for name in {other.name, *other.aliases}:
                self.by_name[name] = None if name in self.by_name else other

    def find(self, name: str) -> Unit | None:
        return self.by_name.get(name) if name else None


def write_versions(
    drafts: Iterable[Draft],
    *,
    document: Document,
    reading: Reading,
    change: Change,
    reason: str,
    at: datetime,
    names: UnitNames,
    by: Access,
    true_from: Any = None,
) -> list[PromiseVersion]:
    """Write new current versions. The caller has ended those before them, logs, and holds the transaction.

    Who may see a promise: its document's units, and those of the bodies it names. The document is opened to these as well, for a citation
    that leads nowhere is none.
    """
    assert transaction.get_connection().in_atomic_block
    versions, all_figures = [], []
    for draft in drafts:
        version = PromiseVersion(promise=draft.promise, document=document, reading=reading, number=draft.number, known_from=at)
        for name, value in draft.values.items():
            setattr(version, name, value)
        version.due_day, version.due_year = last_day(version.due), year_of(version.due)
        version.figure_count = len(draft.figures)
        version.doubt = round(1 - min([version.confidence, *(figure["confidence"] for figure in draft.figures)]), 4)
        version.change, version.reason, version.by_id, version.by = change.value, reason, by.user_id, by.name
        version.true_from, version.is_public = true_from, document.is_public
        version.lead_unit = names.find(version.lead_body)
        version.reach = reach_of_version(document, version, names)
        versions.append(version)
        all_figures.append(draft.figures)
    PromiseVersion.objects.bulk_create(versions, batch_size=BATCH)
    Figure.objects.bulk_create(
        (
            Figure(version=version, position=position, **{name: figure[name] for name in FIGURE_CONTENT})
            for version, figures in zip(versions, all_figures, strict=True)
            for position, figure in enumerate(figures)
        ),
        batch_size=BATCH,
    )
    index_versions(versions, [[figure["indicator"] for figure in figures] for figures in all_figures])
    _open_document(document, versions)
    if versions:
        transaction.on_commit(lambda: versions_written.send_robust(PromiseVersion, document=document))
    return versions


def reach_of_version(document: Document, version: PromiseVersion, names: UnitNames) -> str:
    """The units that an entry concerns: its document's, and those of the bodies it names."""
    units = [version.lead_unit, *(names.find(body) for body in version.responsible_bodies)]
    return reach_of([document.unit.path, *(unit.path for unit in units if unit)])


def _open_document(document: Document, versions: Sequence[PromiseVersion]) -> None:
    paths = {path for reach in {document.reach, *(version.reach for version in versions)} for path in reach.split("|") if path}
    reach = reach_of(paths)
    if reach != document.reach:
        document.reach = reach
        document.save(update_fields=["reach"])


def digest(contents: Iterable[dict[str, Any]]) -> str:
    """SHA-256 over the contents of versions in order: what the log says of many versions written at once."""
    total = hashlib.sha256()
    for content in contents:
        total.update(canonical(content).encode("utf-8", "surrogatepass") + b"\n")
    return total.hexdigest()
