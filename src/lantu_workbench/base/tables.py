"""Tables as data: each column says what it is called, what its value is, how a cell looks and how rows are sorted by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import conditional_escape

from lantu_workbench.base.words import say

__all__ = ["Column", "Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    name:  in addresses, JSON and CSV.
    head:  id of its words.
    value: a row to a JSON value, for exports.
    cell:  a row to what the page shows; its value unless told.
    sort:  fields to order by; none means that nobody sorts by it.
    shown: whether it stands in the table before somebody chooses columns.
    kind:  "text", "number" or "wide": how it is set.
    fixed: stands in every choice of columns.
    """

    name: str
    head: str
    value: Callable[[Any], Any]
    cell: Callable[[Any], Any] | None = None
    sort: tuple[str, ...] = ()
    shown: bool = True
    kind: str = "text"
    fixed: bool = False

    def title(self) -> str:
        return say(self.head)

    def show(self, row: Any) -> str:
        """The cell, safe to stand in a page."""
        shown = (self.cell or self.value)(row)
        return conditional_escape("" if shown is None else shown)


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in order, and how rows lie unless sorted. The last field of every order is the key, so that pages never overlap."""

    columns: tuple[Column, ...]
    order: tuple[str, ...] = ("pk",)

    def chosen(self, names: Iterable[str]) -> tuple[Column, ...]:
        """The columns of these names in the table's order with those that are fixed; the ones usually shown where no name is known."""
        wanted = set(names) & {column.name for column in self.columns}
        if not wanted:
            return tuple(column for column in self.columns if column.shown)
        return tuple(column for column in self.columns if column.name in wanted or column.fixed)

    def ordering(self, sort: str) -> tuple[str, ...]:
        """What ``sort=due`` or ``sort=-due`` orders by; the table's own order for anything else."""
        name = sort.removeprefix("-")
        fields: Sequence[str] = next((column.sort for column in self.columns if column.name == name and column.sort), ())
        if not fields:
            return self.order
        turned = [_turn(field) for field in fields] if sort.startswith("-") else list(fields)
        key = self.order[-1].removeprefix("-")
        return (*turned, *(() if key in {field.removeprefix("-") for field in turned} else (key,)))

    def record(self, row: Any, columns: Sequence[Column] | None = None) -> dict[str, Any]:
        """A row as JSON values by column name."""
        return {column.name: column.value(row) for column in columns or self.columns}


def _turn(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"
