"""The wall as rows, for CSV."""

from __future__ import annotations

from operator import itemgetter

from lantu_workbench.base.tables import Column

__all__ = ["WALL"]

WALL = tuple(Column(name, f"wall.column.{name}", itemgetter(name)) for name in ("section", "label", "count", "address"))
