"""The target figures of a collection, by what they measure and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from lantu.cascade.measures import Measured, measured
from lantu.citations import cite
from lantu.ledgers import Ledger
from lantu.quantities import parse_numeral
from lantu.rules import compile_pattern, load_rules
from lantu.types import Citation, Figure, Part, Statement

__all__ = ["Entry", "Size", "entries_of", "is_additive", "same_time", "size_of"]

_AMOUNTS = ("level", "increment")


@dataclass(frozen=True, slots=True)
class Size:
    """A class of size: so many of ``what``, each of ``size`` in base units."""

    size: float
    what: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One target figure of one statement with its citation."""

    statement: Statement
    figure: Figure
    thing: Measured
    citation: Citation

    @property
    def owner(self) -> str:
        return self.statement.owner

    def part(self, value: float | None = None) -> Part:
        figure = self.figure
        return Part(
            place=self.owner,
            statement=self.statement.number,
            value=figure.value if value is None else value,
            cmp=figure.cmp,
            citation=self.citation,
            indicator=figure.indicator,
            value2=figure.value2,
        )


def entries_of(ledger: Ledger, statements: Iterable[Statement], kind: str = "target") -> Iterator[Entry]:
    """Every figure of one kind that is its owner's own: one measured for another place is that place's."""
    for statement in statements:
        if kind == "target" and _is_review(statement):
            continue
        document = ledger.annotations[statement.document].document
        for figure in statement.promise.figures:
            if figure.kind == kind and statement.owner and not _is_elsewhere(figure, statement):
                thing = measured(figure)
                if thing.key:
                    yield Entry(statement, figure, thing, cite(document, figure.start, figure.end))


def _is_review(statement: Statement) -> bool:
    """Whether it stands under a heading that tells of what was done, whatever its own words were taken for."""
    return any(
        compile_pattern("{plan_review_headings}").search(title) and not compile_pattern("{plan_coming_headings}").search(title)
        for title in statement.promise.headings
    )


def _is_elsewhere(figure: Figure, statement: Statement) -> bool:
    return bool(figure.place) and figure.place not in (statement.promise.actor, statement.promise.place)


@cache
def _not_additive() -> re.Pattern[str]:
    return compile_pattern("{plan_not_additive}")


def is_additive(figure: Figure) -> str:
    """ "" where amounts of this kind can be added over places, else the reason why not.

    >>> one = Figure("5%", 0, 2, "target", "森林覆盖率", "", "eq", 5, "%", "share", "2027")
    >>> is_additive(one)
    'not_additive: share'
    """
    if figure.measure not in _AMOUNTS:
        return f"not_additive: {figure.measure}"
    if figure.unit in ("%", "百分点", "‰", "倍", "名"):
        return f"not_additive: {figure.unit}"
    per_head = _not_additive().search(figure.indicator)
    return f"not_additive: {per_head[0]}" if per_head else ""


def same_time(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one time: the same end year, or one of them open."""
    first, second = one.period.split("/")[-1], other.period.split("/")[-1]
    return not first or not second or first == second


def size_of(figure: Figure) -> Size | None:
    """The size class that a counted thing is of.

    >>> one = Figure("2家", 0, 2, "target", "打造五千亿级园区", "", "eq", 2, "家", "level", "2025")
    >>> size_of(one)
    Size(size=500000000000.0, what='园区')
    """
    for rule in load_rules("plan_sizes").rules:
        match = rule.regex.search(figure.indicator)
        if match:
            value = parse_numeral(match["size"])
            return Size(float(value), match["what"]) if value else None
    return None
