"""Things promised by size class above, against the sizes that places below promise.

A city wants two parks of the 500-billion class and three of 200; its parks speak of clusters, industries and output. The classes give the
least that the whole comes to; the sizes below are set against it, and where they measure another thing they are not added up to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lantu.rules import compile_pattern
from lantu.sums.figures import Entry, Size, size_of
from lantu.types import Part, SumCheck

__all__ = ["check_classes"]

_MONEY = "元"
# Amounts below this are no size of a park or an industry.
_LEAST = 1e9


@dataclass(frozen=True, slots=True)
class _Sized:
    entry: Entry
    amount: float
    what: str


def check_classes(entries: Sequence[Entry], above: Mapping[str, list[str]]) -> Iterator[SumCheck]:
    """One check for the classes that a sentence counts together (2 of 500, 3 of 200), with every size that places below promise."""
    classes: dict[tuple[int, int, str], list[_Sized]] = defaultdict(list)
    for entry in entries:
        size = size_of(entry.figure)
        if size and entry.figure.unit != _MONEY:
            key = (entry.statement.document, entry.statement.promise.sentence, size.what)
            classes[key].append(_Sized(entry, size.size * entry.figure.value, size.what))
    owners = {group[0].entry.owner for group in classes.values()}
    inside: dict[str, list[_Sized]] = defaultdict(list)
    for entry in entries:
        for code in owners.intersection(above[entry.owner]):
            inside[code] += _sizes(entry)
    for group in classes.values():
        parts = inside[group[0].entry.owner]
        if parts:
            yield _check(group, parts)


def _sizes(entry: Entry) -> Iterator[_Sized]:
    size: Size | None = size_of(entry.figure)
    if size and entry.figure.unit != _MONEY:
        yield _Sized(entry, size.size * entry.figure.value, size.what)
    elif entry.figure.unit == _MONEY and entry.figure.measure == "level" and entry.figure.value >= _LEAST and not _is_no_size(entry):
        yield _Sized(entry, entry.figure.value, entry.figure.indicator)


def _is_no_size(entry: Entry) -> bool:
    """Whether the amount is what a place takes in or spends, not how large anything is."""
    return compile_pattern("{plan_no_sizes}").search(entry.figure.indicator) is not None


def _check(group: list[_Sized], parts: list[_Sized]) -> SumCheck:
    whole = sum(sized.amount for sized in group)
    total = sum(sized.amount for sized in parts)
    first, what = group[0].entry, group[0].what
    unlike = sorted({sized.what for sized in parts if what not in sized.what})
    made = Part(first.owner, first.statement.number, whole, "ge", first.citation, first.figure.indicator)
    pieces = tuple(_part(sized) for sized in parts)
    if unlike:
        reason = f"unlike: {what} / {'、'.join(unlike)}"
        return SumCheck(made, pieces, _MONEY, "level", first.figure.period, "classes", total, whole - total, "refused", (), reason)
    verdict, reason = ("adds_up", "") if total >= whole else ("open", "places without a size carry the remainder")
    return SumCheck(made, pieces, _MONEY, "level", first.figure.period, "classes", total, whole - total, verdict, (), reason)


def _part(sized: _Sized) -> Part:
    entry = sized.entry
    return Part(entry.owner, entry.statement.number, sized.amount, entry.figure.cmp, entry.citation, entry.figure.indicator)
