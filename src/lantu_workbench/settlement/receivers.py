"""A document that was read, or an entry that people changed, makes an office's verdicts old."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.queries import office_of
from lantu_workbench.base.access import SYSTEM, Access
from lantu_workbench.documents.models import Document
from lantu_workbench.documents.signals import document_read
from lantu_workbench.ledger.signals import versions_written
from lantu_workbench.settlement.actions.queue_settling import PAUSE, queue_settling

__all__ = ["connect", "handle_change", "take_table"]


def handle_change(sender: Any, document: Document, **_: Any) -> None:
    """Queue the office's settling; one that waits already waits from now."""
    queue_settling(office_of(document.unit), not_before=timezone.now() + PAUSE, by=SYSTEM)


def connect() -> None:
    """Listen; ``apps.ready`` calls this."""
    document_read.connect(handle_change)
    versions_written.connect(handle_change)


def take_table(chunks: Iterable[bytes], file_name: str, *, unit: Unit, reason: str, by: Access) -> tuple[Any, bool]:
    """A table that was dropped among documents, and whether it is new. What reads tables is loaded when there is one."""
    from lantu_workbench.settlement.actions.add_table import add_table

    return add_table(chunks, file_name, unit=unit, reason=reason, by=by)
