"""A unit that gets a name, or loses one, is meant by other entries than before."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from lantu_workbench.accounts.models import Unit
from lantu_workbench.accounts.signals import unit_named
from lantu_workbench.base.access import Access
from lantu_workbench.ledger.actions.open_entries import open_entries

__all__ = ["connect", "handle_unit_named"]


def handle_unit_named(sender: Any, unit: Unit, names: Set[str], by: Access, **_: Any) -> None:
    open_entries(unit, names, by=by)


def connect() -> None:
    """Listen; ``apps.ready`` calls this."""
    unit_named.connect(handle_unit_named)
