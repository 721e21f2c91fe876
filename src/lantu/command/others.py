"""Commands that other packages add: entry points of the group ``lantu.commands``, each a module.

The module MUST have ``add_arguments(parser)``, ``run(session)`` and ``help_text(language)``, and MUST be quick to import.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any

__all__ = ["load_other", "other_names"]


@cache
def _points() -> dict[str, Any]:
    return {point.name: point for point in sorted(entry_points(group="lantu.commands"), key=lambda point: point.name)}


def other_names() -> tuple[str, ...]:
    """What the added commands are called."""
    return tuple(_points())


def load_other(name: str) -> ModuleType:
    """The module of an added command."""
    module: ModuleType = _points()[name].load()
    return module
