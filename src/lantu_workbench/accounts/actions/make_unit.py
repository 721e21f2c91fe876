"""Make a unit."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.signals import unit_named
from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record

__all__ = ["make_unit"]


def make_unit(name: str, *, parent: Unit | None = None, aliases: Sequence[str] = (), by: Access) -> Unit:
    """A unit under another, or a topmost one. Its path needs its id, so it is written twice in one transaction."""
    by.require(Right.MANAGE, parent.path if parent else "/")
    with transaction.atomic():
        unit = Unit.objects.create(name=name, parent=parent, aliases=list(aliases), path=f"?{name}")
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save(update_fields=["path"])
        after = {"name": name, "path": unit.path, "aliases": list(aliases)}
        record(Write("accounts.unit.made", "unit", str(unit.pk), after=after, reason=name, reach=f"|{unit.path}|"), by=by)
        unit_named.send(Unit, unit=unit, names={name, *aliases}, by=by)
    return unit
