"""Call a unit otherwise: its name, and the other names under which documents speak of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.signals import unit_named
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record
from lantu_workbench.base.words import say

__all__ = ["change_unit"]


def change_unit(unit: Unit, *, name: str, aliases: Sequence[str], reason: str, by: Access) -> None:
    """Older entries that name it so are opened to it; those that only named it as it is called no longer are closed again.

    Raises PermissionDenied, and ValidationError where another unit under the same parent has the name.
    """
    by.require(Right.MANAGE, unit.path)
    if Unit.objects.filter(parent=unit.parent_id, name=name).exclude(pk=unit.pk).exists():
        raise ValidationError(say("accounts.unit_there"))
    with transaction.atomic():
        row = Unit.objects.select_for_update().get(pk=unit.pk)
        before = {"name": row.name, "aliases": list(row.aliases)}
        after = {"name": name, "aliases": list(dict.fromkeys(aliases))}
        if before == after:
            return
        row.name, row.aliases = unit.name, unit.aliases = name, after["aliases"]
        row.save(update_fields=["name", "aliases"])
        record(Write("accounts.unit.changed", "unit", str(row.pk), before=before, after=after, reason=reason, reach=f"|{row.path}|"), by=by)
        names = {before["name"], *before["aliases"]} ^ {name, *after["aliases"]}
        unit_named.send(Unit, unit=row, names=names, by=by)
