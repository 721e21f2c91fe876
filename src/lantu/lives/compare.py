"""Documents side by side: each target that one of them states, and what the others say of it.

Comes in: a plan. Goes out: ``Row`` objects, one a thing, with a cell a document; for two documents also what became of it from the first to
the second, and the named things that only one of them promises.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lantu.ledgers import Ledger
from lantu.lives.follow import change_of
from lantu.lives.targets import yearly_targets
from lantu.sums.figures import entries_of
from lantu.types import Citation, Figure, Statement

__all__ = ["Cell", "Row", "SideBySide", "compare_documents"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document says: the figure and where it stands."""

    figure: Figure
    citation: Citation


@dataclass(frozen=True, slots=True)
class Row:
    """One thing. ``cells`` has an entry a document, None where it says nothing; ``change`` as in ``Stage``, for two documents only."""

    name: str
    indicator: str
    cells: tuple[Cell | None, ...]
    change: str = ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``rows`` in order: things that most documents state first. ``names``: for each document the named things that it alone promises."""

    rows: tuple[Row, ...]
    names: tuple[tuple[str, ...], ...]


def compare_documents(ledger: Ledger, statements: Sequence[Statement]) -> SideBySide:
    """The targets of all documents of a ledger side by side."""
    count = len(ledger.annotations)
    found: dict[str, dict[int, Cell]] = defaultdict(dict)
    names: dict[str, tuple[str, str]] = {}
    for index, annotation in enumerate(ledger.annotations):
        for target in yearly_targets(annotation):
            names.setdefault(target.thing.key, (target.thing.name, target.thing.id))
            found[target.thing.key].setdefault(index, Cell(target.figure, target.citation))
    for entry in entries_of(ledger, statements):
        names.setdefault(entry.thing.key, (entry.thing.name, entry.thing.id))
        found[entry.thing.key].setdefault(entry.statement.document, Cell(entry.figure, entry.citation))
    rows = [_row(*names[key], cells, count) for key, cells in found.items()]
    order = sorted(range(len(rows)), key=lambda at: (-sum(cell is not None for cell in rows[at].cells), at))
    return SideBySide(tuple(rows[at] for at in order), _alone(statements, count))


def _row(name: str, indicator: str, cells: dict[int, Cell], count: int) -> Row:
    row = tuple(cells.get(index) for index in range(count))
    change = ""
    if count == 2:
        one, other = row
        change = change_of(one.figure, other.figure) if one and other else "dropped" if one else "new"
    return Row(name, indicator, row, change)


def _alone(statements: Sequence[Statement], count: int) -> tuple[tuple[str, ...], ...]:
    where: dict[str, set[int]] = defaultdict(set)
    for statement in statements:
        for name in statement.names:
            where[name].add(statement.document)
    return tuple(tuple(name for name, documents in where.items() if documents == {index}) for index in range(count))
