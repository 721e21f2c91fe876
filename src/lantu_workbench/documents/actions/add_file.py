"""Take a file in as what it is: a document, or a table for the app that keeps tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lantu import LantuError
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.documents.actions.add_document import Added, add_document
from lantu_workbench.documents.intake import IS_TABLE, take_table

__all__ = ["add_file"]


def add_file(
    chunks: Callable[[], Iterable[bytes]],
    file_name: str,
    *,
    unit: Unit,
    reason: str = "",
    url: str = "",
    is_public: bool = False,
    by: Access,
) -> Added:
    """As ``add_document``; ``chunks`` begins the file anew. Of what is neither, it is told what was wrong with it as the one that it looks
    like. A table is never public by itself: ``url`` and ``is_public`` are said of documents. Raises PermissionDenied.
    """
    why = reason or file_name
    made = add_document(chunks(), file_name, unit=unit, reason=why, url=url, is_public=is_public, by=by)
    if made.error is None:
        return made
    try:
        taken = take_table(made.error.code, chunks(), file_name, unit=unit, reason=reason or made.file_name, by=by)
    except LantuError as error:
        return replace(made, error=error) if made.error.code == IS_TABLE else made
    return replace(made, error=None, table=taken[0], is_new=taken[1]) if taken else made
