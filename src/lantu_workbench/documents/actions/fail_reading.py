"""Keep why a document could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.choices import DocumentState
from lantu_workbench.documents.models import Document

__all__ = ["fail_reading"]


def fail_reading(document: Document, problem: Mapping[str, Any], *, by: Access) -> None:
    """In the transaction of the job that failed. A document that was read before keeps that reading."""
    document.problem = dict(problem)
    if document.reading_id is None:
        document.state = DocumentState.FAILED
    document.save(update_fields=["problem", "state"])
    write = Write(
        "documents.document.not_read", "document", document.key, after=dict(problem), reason=document.file_name, reach=document.reach
    )
    record(write, by=by)
