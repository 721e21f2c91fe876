"""What a report says of a thing that a promise names without a stage or a number to measure it by.

Comes in: a deed and the lines of reports. Goes out: one sighting, or None. It answers only in part: it shows how far the thing has come and
decides nothing. A name that could mean something else elsewhere counts only where the clause names the promise's own place too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lantu.gazetteers import find_places
from lantu.places import base_tree
from lantu.rules import compile_pattern
from lantu.settlement.periods import years
from lantu.settlement.report import Line, Report, without_rank
from lantu.settlement.stages import stage_of
from lantu.types import Deed, Sighting

__all__ = ["mentioned", "related"]

# A name of fewer characters means another thing in each document.
_SHORTEST = 6
_CLAUSE = re.compile(r"[^，；。！？]+")
_QUOTED = re.compile(r"“([^“”]{2,30})”")


def mentioned(deed: Deed, report: Report) -> Sighting | None:
    """The sentence that says most of the thing: one that names a stage before one that only tells of it."""
    seen = [sighting for name in _own_names(deed) for line in report.near(name) if (sighting := _sighting(deed, name, line))]
    return max(seen, key=lambda sighting: (bool(sighting.stage), sighting.rank, len(sighting.name)), default=None)


def _own_names(deed: Deed) -> Iterator[str]:
    for words in dict.fromkeys((*deed.names, *_QUOTED.findall(deed.quote), deed.object)):
        name = without_rank(words)
        places = [place for place in find_places(name) if place.start == 0]
        name = name[places[0].end :] if places else name
        if len(name) >= _SHORTEST and not _general().fullmatch(name):
            yield name


def _sighting(deed: Deed, name: str, line: Line) -> Sighting | None:
    document = line.document
    if not line.reports:
        return None
    made, seen = years(deed.made_on), years(line.period)
    if document.name == deed.doc or not deed.place or (made is not None and seen is not None and seen[1] < made[0]):
        return None
    if not document.metadata.place or not related(deed.place, document.metadata.place):
        return None
    for clause in _CLAUSE.finditer(line.text):
        found = _pattern(name).search(clause[0])
        if found is None or not (document.metadata.place == deed.place or _names_place(clause[0], deed.place)):
            continue
        start, end = clause.start() + found.start(), clause.start() + found.end()
        stage = stage_of(line.text, start, end)
        first, last = document.to_source(line.start + clause.start(), line.start + clause.end())
        return Sighting(
            doc=document.name,
            start=first,
            end=last,
            quote=line.text,
            mention=clause[0],
            name=name,
            series=stage.series if stage else "",
            stage=stage.stage if stage else "",
            rank=stage.rank if stage else 0,
            place=document.metadata.place,
            period=line.period,
            grade=line.grade,
            known_on=document.metadata.date or document.metadata.year,
        )
    return None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The name letter by letter, with quotes and words of rank anywhere in it."""
    between = compile_pattern("(?:[“”‘’《》「」\\s]|{settlement_ranks})*").pattern
    return re.compile(between.join(map(re.escape, name)))


def _names_place(clause: str, place: str) -> bool:
    """Whether a clause names the place or one in it: what a province has is not what its district has."""
    tree = base_tree()
    codes = {one.code for one in tree.named(place)}
    return any(found.code in codes or any(tree.is_within(found.code, code) for code in codes) for found in find_places(clause))


@cache
def _general() -> re.Pattern[str]:
    return compile_pattern("(?:{settlement_general})+")


@cache
def related(one: str, other: str) -> bool:
    """Whether one place is the other, lies in it or around it; places that the tree does not know are only themselves."""
    tree = base_tree()
    if one == other:
        return True
    ones, others = tree.named(one), tree.named(other)
    return any(tree.is_within(a.code, b.code) or tree.is_within(b.code, a.code) or a.code == b.code for a in ones for b in others)
