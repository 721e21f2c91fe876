"""Each whole against its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from lantu.cascade.measures import value_in
from lantu.ledgers import Ledger
from lantu.places import PlaceTree
from lantu.sums.classes import check_classes
from lantu.sums.figures import Entry, entries_of, is_additive, same_time
from lantu.types import Part, Statement, SumCheck

__all__ = ["check_sums"]

# Sums of rounded figures may differ by so much of the whole.
_ROUNDING = 0.005
_RATES = ("growth", "share")


def check_sums(ledger: Ledger, statements: Sequence[Statement], tree: PlaceTree) -> tuple[SumCheck, ...]:
    """A check for every target that places inside its own have a target for, in the order of the wholes."""
    entries = list(entries_of(ledger, statements))
    speaking = {entry.owner for entry in entries}
    above = {owner: [place.code for place in tree.above(owner) if place.code in speaking] for owner in speaking}
    by_key: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    below: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        by_key[entry.thing.key][entry.owner].append(entry)
        for code in above[entry.owner]:
            below[entry.thing.key, code].add(entry.owner)
    checks = []
    for entry in entries:
        parts = _parts(entry, by_key[entry.thing.key], below.get((entry.thing.key, entry.owner), set()), above)
        if parts:
            checks.append(_check(entry, parts, tree))
    return (*checks, *check_classes(entries, above))


def _parts(whole: Entry, owners: Mapping[str, list[Entry]], below: Set[str], above: Mapping[str, list[str]]) -> list[Entry]:
    """One figure a place right below the whole's: a place inside another part's place is that part's, not the whole's.

    owners: the entries of the same thing by place; below: those of these places that lie inside the whole's.
    """
    nearest = [owner for owner in below if below.isdisjoint(above[owner])]
    parts = []
    for owner in sorted(nearest):
        fitting = [entry for entry in owners[owner] if same_time(whole.figure, entry.figure)]
        if fitting:
            parts.append(max(fitting, key=lambda entry: entry.figure.period == whole.figure.period))
    return parts


def _check(whole: Entry, parts: list[Entry], tree: PlaceTree) -> SumCheck:
    figure = whole.figure
    missing = _missing(whole, parts, tree)
    refused = is_additive(figure)
    if refused and figure.measure in _RATES:
        return _check_rate(whole, parts, missing)
    mismatched = [entry for entry in parts if value_in(entry.figure, figure.unit) is None or entry.figure.measure != figure.measure]
    work = whole.thing.id and all(entry.figure.measure in ("level", "increment") for entry in parts)
    mismatched = [entry for entry in mismatched if not (work and value_in(entry.figure, figure.unit) is not None)]
    if refused or mismatched:
        reason = refused or f"unlike: {mismatched[0].figure.unit} {mismatched[0].figure.measure}"
        return _made(whole, [entry.part() for entry in parts], "none", None, None, "refused", missing, reason)
    values = [value_in(entry.figure, figure.unit) or 0.0 for entry in parts]
    total = sum(values)
    remainder = figure.value - total
    verdict, reason = _verdict(figure.value, total, figure.cmp, has_missing=bool(missing))
    made = [entry.part(value) for entry, value in zip(parts, values, strict=True)]
    return _made(whole, made, "sum", total, remainder, verdict, missing, reason)


def _verdict(whole: float, total: float, cmp: str, *, has_missing: bool) -> tuple[str, str]:
    if abs(whole - total) <= abs(whole) * _ROUNDING:
        return "adds_up", ""
    if total > whole:
        # More than a floor, or than "about", is no contradiction; a ceiling or a plain number is.
        return ("adds_up", "") if cmp == "ge" else ("over", "the parts come to more than the whole")
    if has_missing:
        return "open", "places without a share carry the remainder"
    return "short", "all places have a share, and they come to less"


def _check_rate(whole: Entry, parts: list[Entry], missing: Sequence[str]) -> SumCheck:
    """A rate of the whole lies between those of its parts, whatever their weights; that can be said only where every part is known."""
    lows = [entry.figure.value for entry in parts]
    highs = [entry.figure.value2 or entry.figure.value for entry in parts]
    made = [entry.part() for entry in parts]
    if missing or len(parts) < 2:
        reason = "weights are not stated, and not every place has a rate"
        return _made(whole, made, "weighted", None, None, "open", missing, reason)
    inside = min(lows) <= (whole.figure.value2 or whole.figure.value) and whole.figure.value <= max(highs)
    open_ended = any(entry.figure.cmp in ("ge", "le", "about") for entry in parts)
    if inside:
        return _made(whole, made, "weighted", None, None, "within", missing, "it lies between the rates of its parts")
    if open_ended and whole.figure.value > max(highs) and any(entry.figure.cmp == "ge" for entry in parts):
        return _made(whole, made, "weighted", None, None, "open", missing, "parts that are floors may reach it")
    return _made(whole, made, "weighted", None, None, "outside", missing, "no weights can make it up from its parts")


def _missing(whole: Entry, parts: Iterable[Entry], tree: PlaceTree) -> tuple[str, ...]:
    """The sister places of the parts that state no share: those of the level at which most parts stand."""
    owners = {entry.owner for entry in parts}
    covered = owners | {place.code for owner in owners for place in tree.above(owner)}
    sisters = [place for place in tree.children(whole.owner) if place.level not in ("zone", "region")]
    return tuple(place.code for place in sisters if place.code not in covered)


def _made(
    whole: Entry,
    parts: Iterable[Part],
    way: str,
    total: float | None,
    remainder: float | None,
    verdict: str,
    missing: Sequence[str],
    reason: str,
) -> SumCheck:
    figure = whole.figure
    made = tuple(parts)
    return SumCheck(whole.part(), made, figure.unit, figure.measure, figure.period, way, total, remainder, verdict, tuple(missing), reason)
