"""Take in a table of statistics, say how it is read, take it out."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu import LantuError, ReadOptions
from lantu.errors import ReadError
from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.queries import office_of
from lantu_workbench.base.access import SYSTEM, Access, Right, reach_of
from lantu_workbench.base.errors import error_as_dict, error_text
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say
from lantu_workbench.documents.models import StoredFile
from lantu_workbench.documents.storage import write_file
from lantu_workbench.settlement.actions.queue_settling import queue_settling
from lantu_workbench.settlement.models import DataTable
from lantu_workbench.settlement.reading import find_mapping, open_sheet, parse_table_mapping

__all__ = ["add_table", "map_table", "withdraw_table"]

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_NAME = 255


def add_table(chunks: Iterable[bytes], file_name: str, *, unit: Unit, reason: str = "", by: Access) -> tuple[DataTable, bool]:
    """The table, and whether it is new: the very same bytes are not kept twice in a unit.

    Its mapping is the one of the last table with the same head, or guessed; where neither is known, it waits for one.
    Raises PermissionDenied, and LantuError for what is no table.
    """
    by.require(Right.ADD_DOCUMENTS, unit.path)
    name = "".join(letter for letter in PurePath(file_name.replace("\\", "/")).name if letter.isprintable())[-_NAME:] or "table.csv"
    limit = ReadOptions().max_size
    heads: list[list[str]] = []

    def check(draft: Any, size: int) -> None:
        if size > limit:
            raise ReadError("L103", file=name, size=size, limit=limit)
        heads.append(list(open_sheet(draft.read_bytes(), name).columns))

    sha256, size = write_file(chunks, check=check)
    office = office_of(unit)
    with transaction.atomic():
        there = DataTable.objects.filter(file_id=sha256, unit=unit, withdrawn_at=None).first()
        if there is not None:
            return there, False
        StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": size})
        table = DataTable.objects.create(
            key="t" + "".join(secrets.choice(_LETTERS) for _ in range(8)),
            unit=unit,
            reach=reach_of([unit.path]),
            file_id=sha256,
            file_name=name,
            columns=heads[0],
            mapping=find_mapping(heads[0], name, office),
            added_at=timezone.now(),
            added_by=by.name,
        )
        after = {"file_name": name, "sha256": sha256, "size": size, "unit": unit.path, "mapping": table.mapping}
        record(Write("settlement.table.added", "table", table.key, after=after, reason=reason or name, reach=table.reach), by=by)
        if table.mapping:
            queue_settling(office, by=SYSTEM)
    return table, True


def map_table(table: DataTable, mapping: str, *, reason: str = "", by: Access) -> None:
    """Say how a table is read; remembered for the next one with the same head. Raises PermissionDenied, ValidationError."""
    by.require(Right.ADD_DOCUMENTS, table.unit.path)
    try:
        parse_table_mapping(mapping, list(table.columns), table.file_name)
    except LantuError as error:
        raise ValidationError(error_text(error_as_dict(error))) from error
    with transaction.atomic():
        row = DataTable.objects.select_for_update().get(pk=table.pk)
        if row.mapping == mapping:
            return
        before, row.mapping, row.problem = row.mapping, mapping, None
        row.save(update_fields=["mapping", "problem"])
        sides = {"before": {"mapping": before}, "after": {"mapping": mapping}}
        record(Write("settlement.table.mapped", "table", row.key, **sides, reason=reason.strip(), reach=row.reach), by=by)
        queue_settling(office_of(table.unit), by=SYSTEM)
    table.mapping = mapping


def withdraw_table(table: DataTable, *, reason: str, by: Access) -> None:
    """It proves nothing any more; what it proved stays in the history. Raises PermissionDenied, ValidationError."""
    by.require(Right.ADD_DOCUMENTS, table.unit.path)
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    with transaction.atomic():
        if not DataTable.objects.filter(pk=table.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            return
        before = {"file_name": table.file_name, "observations": table.observations}
        record(Write("settlement.table.withdrawn", "table", table.key, before=before, reason=reason.strip(), reach=table.reach), by=by)
        queue_settling(office_of(table.unit), by=SYSTEM)
