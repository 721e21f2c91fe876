"""From the targets of each year to their lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantu.cascade.measures import measured, value_in
from lantu.indicators import bare_name
from lantu.ledgers import Ledger
from lantu.lives.targets import YearTarget, yearly_targets
from lantu.places import PlaceTree, Speech
from lantu.statements.alike import find_alike
from lantu.types import Figure, Life, Stage, Statement

__all__ = ["change_of", "find_lives"]

# How firmly a number binds, by its comparator.
_FIRMNESS = {"ge": 2, "le": 2, "eq": 2, "about": 1, "range": 1}


@dataclass(frozen=True, slots=True)
class _Year:
    year: str
    document: int


def find_lives(ledger: Ledger, speeches: Sequence[Speech], statements: Sequence[Statement], tree: PlaceTree) -> tuple[Life, ...]:
    """The lives of all targets of the catalogue, then of named things, for each place with reports of two years or more."""
    series = _series(ledger, speeches)
    lives: list[Life] = []
    owned: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.owner in series:
            owned[statement.owner].append(statement)
    for place, years in series.items():
        targets = {year: {target.thing.id: target for target in yearly_targets(ledger.annotations[year.document])} for year in years}
        things = dict.fromkeys(thing for found in targets.values() for thing in found)
        lives += [_life_of_thing(place, thing, years, targets) for thing in things]
        lives += _lives_of_names(place, years, owned[place])
    return tuple(lives)


def _series(ledger: Ledger, speeches: Sequence[Speech]) -> Mapping[str, list[_Year]]:
    """Reports by place in the order of their years; of two of one year the first."""
    found: dict[str, dict[str, _Year]] = defaultdict(dict)
    for index, (annotation, speech) in enumerate(zip(ledger.annotations, speeches, strict=True)):
        year = annotation.document.metadata.year
        if year and speech.place:
            found[speech.place.code].setdefault(year, _Year(year, index))
    return {place: [years[year] for year in sorted(years)] for place, years in found.items() if len(years) > 1}


def _life_of_thing(place: str, thing: str, years: Sequence[_Year], targets: Mapping[_Year, Mapping[str, YearTarget]]) -> Life:
    stages: list[Stage] = []
    last: YearTarget | None = None
    missing = False
    name = next(found[thing].thing.name for found in targets.values() if thing in found)
    for year in years:
        target = targets[year].get(thing)
        if target is None:
            if last and not missing:
                stages.append(Stage(year.year, year.document, "dropped", None, None))
                missing = True
            continue
        change = "new" if last is None else change_of(last.figure, target.figure)
        if missing:
            change = "again"
        stages.append(Stage(year.year, year.document, change, target.figure, target.citation, target.figure.indicator))
        last, missing = target, False
    return Life(thing, name, place, tuple(stages))


def change_of(before: Figure, after: Figure) -> str:
    """What became of a target: its number first, then how firmly it binds, then its name.

    >>> def target(mention, cmp, value, value2=None, indicator="生产总值"):
    ...     return Figure(mention, 0, 0, "target", indicator, "", cmp, value, "%", "growth", "", value2=value2)
    >>> change_of(target("8%以上", "ge", 8), target("8%左右", "about", 8))
    'softened'
    >>> change_of(target("7.5%左右", "about", 7.5), target("7%左右", "about", 7))
    'lowered'
    >>> change_of(target("7%左右", "about", 7), target("6.5%－7%", "range", 6.5, 7))
    'lowered'
    >>> change_of(target("3%左右", "about", 3), target("3%左右", "about", 3))
    'carried_on'
    """
    value = after.value if "" in (before.unit, after.unit) else value_in(after, before.unit)
    if value is None or after.measure != before.measure:
        return "renamed"
    scale = value / after.value if after.value else 1.0
    low, high = value, (after.value2 or after.value) * scale
    old_low, old_high = before.value, before.value2 or before.value
    tolerance = 1e-9 * max(abs(old_high), 1)
    if low + high > old_low + old_high + tolerance:
        return "raised"
    if low + high < old_low + old_high - tolerance:
        return "lowered"
    firm, was = _FIRMNESS.get(after.cmp, 1), _FIRMNESS.get(before.cmp, 1)
    if firm != was:
        return "hardened" if firm > was else "softened"
    same = measured(before).id or bare_name(before.indicator)
    return "carried_on" if same in (measured(after).id, bare_name(after.indicator)) else "renamed"


def _lives_of_names(place: str, years: Sequence[_Year], statements: Sequence[Statement]) -> list[Life]:
    """Named projects and programmes that two reports or more promise, of the place's ``statements``: carried on, moved out, dropped."""
    order = {year.document: index for index, year in enumerate(years)}
    by_name: dict[str, dict[int, _Named]] = defaultdict(dict)
    for statement in statements:
        if statement.document in order:
            for name in statement.names:
                by_name[name].setdefault(order[statement.document], _Named(name, statement))
    for pair in find_alike(by_name):
        first, second = by_name[pair.first], by_name.get(pair.second, {})
        # One name follows on the other: the years in which both stand would make them two things.
        if pair.change in ("inserted", "replaced") and first and second and not set(first) & set(second):
            by_name[pair.first] = dict(sorted((*first.items(), *second.items())))
            by_name[pair.second] = {}
    return [_life_of_name(place, name, years, found) for name, found in by_name.items() if len(found) > 1]


@dataclass(frozen=True, slots=True)
class _Named:
    """A statement under the name that it uses."""

    name: str
    statement: Statement


def _life_of_name(place: str, name: str, years: Sequence[_Year], found: Mapping[int, _Named]) -> Life:
    stages: list[Stage] = []
    last: _Named | None = None
    for index in range(min(found), min(max(found) + 2, len(years))):
        year, named = years[index], found.get(index)
        if named is None:
            if stages[-1].change != "dropped":
                stages.append(Stage(year.year, year.document, "dropped", None, None))
            continue
        change = "new" if last is None else _moved(last, named, year.year)
        if stages and stages[-1].change == "dropped":
            change = "again"
        stages.append(Stage(year.year, year.document, change, None, named.statement.citations[0], named.statement.promise.text))
        last = named
    return Life("", name, place, tuple(stages))


def _moved(before: _Named, after: _Named, year: str) -> str:
    """Whether a promise with a date of its own is due later than it was, or has another name. A report's own year is no date of its own."""
    one, other = _due(before.statement), _due(after.statement)
    if one and one < other != year:
        return "moved_out"
    return "carried_on" if before.name == after.name else "renamed"


def _due(statement: Statement) -> str:
    due = statement.promise.due.split("/")[-1][:4]
    return due if statement.promise.due_text and due.isdigit() else ""
