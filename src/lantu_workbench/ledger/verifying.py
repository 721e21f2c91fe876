"""Whether the ledger still says what the log says was written: a row changed behind the workbench's back is found.

Readings and imports are logged with a digest over the versions they wrote, changes with the values they set. Deliberately not checked:
ends of versions and who may see them, which change without being content.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from lantu_workbench.base.models import LogEntry
from lantu_workbench.ledger.actions.write_version import digest
from lantu_workbench.ledger.choices import Change
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["find_faults"]

_CHANGES = ("confirmed", "corrected", "rejected", "restored", "edited")


def find_faults() -> Iterator[str]:
    """The keys of documents and promises whose rows are not what the log says."""
    for entry in LogEntry.objects.filter(action__startswith="ledger.").order_by("number").iterator(chunk_size=500):
        after = json.loads(entry.after or "null")
        if entry.action == "ledger.promises.read":
            rows = PromiseVersion.objects.filter(document__key=entry.key, known_from=datetime.fromisoformat(after["at"]))
            if _digest(rows.filter(change__in=(Change.READ, Change.READ_AGAIN)).order_by("pk")) != after["sha256"]:
                yield entry.key
        elif entry.action == "ledger.document.imported":
            rows = PromiseVersion.objects.filter(document__key=entry.key, known_from__lt=entry.at)
            if _digest(rows.order_by("promise__key", "number")) != after["digest"]:
                yield entry.key
        elif entry.action.removeprefix("ledger.promise.") in _CHANGES and not _says(entry.key, after):
            yield entry.key


def _digest(rows: QuerySet[PromiseVersion]) -> str:
    return digest(content_of(version) for version in rows.prefetch_related("figures").iterator(chunk_size=400))


def _says(key: str, after: dict[str, Any]) -> bool:
    """Whether the version that a change wrote has the values that it set."""
    version = PromiseVersion.objects.prefetch_related("figures").filter(promise__key=key, number=after["version"]).first()
    if version is None:
        return False
    content = content_of(version)
    return all(content[name] == value for name, value in after.items() if name in content)
