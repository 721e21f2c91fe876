"""Promises without a number, and what later reports say of the very things they name.

Comes in: annotations of plans and of later reports. Goes out: a ``DeedSettlement`` for each promise that states no figure. Only a name that
means one thing in any document leads to evidence: a title, a name in quotes, a name that holds a place or a number. ``kept`` where a later
result reports the stage promised or a later one of its series; an earlier stage proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from lantu.annotating import Annotation
from lantu.gazetteers import find_places
from lantu.places import base_tree
from lantu.rules import compile_pattern
from lantu.settlement.bounds import ruleset_version
from lantu.settlement.in_part import mentioned, related
from lantu.settlement.periods import years
from lantu.settlement.report import PIECE, Line, Report, bare
from lantu.settlement.stages import Stage, furthest_stage, stage_of
from lantu.types import Deed, DeedSettlement, Document, Promise, Sighting, Verdict

__all__ = ["find_deeds", "is_particular", "settle_deeds"]

# What must stand beside a place's name for the whole to name something in it; an area is named by its own name.
_BESIDE = 2
_MARKED = re.compile(r"《([^《》]{2,40})》|“([^“”]{2,30})”")
_DESIGNATION = re.compile(r"[A-Z]\d+|\d+\s?号|No\.\s?\d+")


def find_deeds(annotation: Annotation) -> tuple[Deed, ...]:
    """Every promise of a document that states no figure, in order."""
    document = annotation.document
    return tuple(_deed(document, promise) for promise in annotation.promises if not _has_target(promise))


def _has_target(promise: Promise) -> bool:
    return any(figure.kind == "target" and figure.form != "grade" for figure in promise.figures)


def _deed(document: Document, promise: Promise) -> Deed:
    stage = furthest_stage(promise.text)
    start, end = document.to_source(promise.start, promise.end)
    return Deed(
        id=promise.id,
        doc=document.name,
        start=start,
        end=end,
        quote=promise.text,
        action=promise.action,
        object=promise.object,
        names=_names(promise),
        series=stage.series if stage else "",
        stage=stage.stage if stage else "",
        rank=stage.rank if stage else 0,
        place=promise.place if base_tree().named(promise.place) else document.metadata.place,
        period=promise.due[:9],
        kind=promise.kind,
        made_on=document.metadata.date or document.metadata.year or document.metadata.span[:4],
        open_reason="" if promise.due else promise.reasons.get("due", "not stated"),
    )


def _names(promise: Promise) -> tuple[str, ...]:
    given = [name for kind in ("project", "programme", "body") for name in promise.named.get(kind, ())]
    marked = [next(filter(None, match.groups())) for match in _MARKED.finditer(promise.text)]
    papers = [promise.object] if _law().search(promise.object) else []
    names = (bare(name) for name in (*given, *marked, *papers))
    return tuple(dict.fromkeys(name for name in names if is_particular(name)))


def is_particular(name: str) -> bool:
    """Whether a name means one thing in any document: it holds a place or a designation, or says what kind of thing is so called.

    >>> is_particular("怀化国际陆港"), is_particular("地铁6号线"), is_particular("某市养犬管理条例")
    (True, True, True)
    >>> is_particular("国家实验室"), is_particular("重点项目"), is_particular("条例")
    (False, False, False)
    """
    if len(name) < PIECE or _general().fullmatch(name):
        return False
    if _DESIGNATION.search(name) or _law().search(name):
        return True
    return any(place.level == "zone" or len(name) - (place.end - place.start) >= _BESIDE for place in find_places(name))


@cache
def _general() -> re.Pattern[str]:
    return compile_pattern("(?:{settlement_general})+")


@cache
def _law() -> re.Pattern[str]:
    return compile_pattern(".{3,}{settlement_law_endings}$")


def settle_deeds(deeds: Sequence[Deed], report: Report, *, known_year: int | None = None) -> tuple[DeedSettlement, ...]:
    """A settlement a deed. ``known_year``: the year up to which results are known."""
    return tuple(_settle(deed, report, known_year) for deed in deeds)


def _settle(deed: Deed, report: Report, known_year: int | None) -> DeedSettlement:
    if not deed.series or not deed.names:
        seen_of_it = mentioned(deed, report)
        if seen_of_it is not None:
            return DeedSettlement(deed, (seen_of_it,), _unproven("in_part", seen_of_it.mention), seen_of_it.name)
        reason, why = ("no_name", "names no particular thing") if deed.series else ("no_measure", "no number, no stage")
        return DeedSettlement(deed, (), _unproven(reason, why), "")
    seen = [sighting for name in deed.names for line in report.naming(name) if (sighting := _sighting(deed, name, line))]
    seen.sort(key=lambda sighting: -sighting.rank)
    span = years(deed.period)
    if seen and seen[0].rank >= deed.rank:
        why = f"{seen[0].stage} ≥ {deed.stage}"
        return DeedSettlement(deed, tuple(seen[:1]), Verdict("kept", f"settle.stage.{deed.series}@{ruleset_version()}", why), seen[0].name)
    if seen:
        return DeedSettlement(deed, tuple(seen[:1]), _unproven("earlier_stage", f"{seen[0].stage} < {deed.stage}"), seen[0].name)
    if span is not None and known_year is not None and span[1] > known_year:
        return DeedSettlement(deed, (), _unproven("not_due", f"due {span[1]}, known up to {known_year}"), "")
    return DeedSettlement(deed, (), _unproven("no_evidence", "no report names it: " + "、".join(deed.names)), "")


def _sighting(deed: Deed, name: str, line: Line) -> Sighting | None:
    """What one line reports of the thing; None where it is the promiser's own plan, of another place, or older than the promise."""
    place = line.document.metadata.place
    if line.document.name == deed.doc or (deed.place and place and not related(deed.place, place)):
        return None
    made, seen = years(deed.made_on), years(line.period)
    if made is not None and seen is not None and seen[1] < made[0]:
        return None
    stage = _stage(name, line)
    if stage is None or stage.series != deed.series:
        return None
    start, end = line.document.to_source(line.start + stage.start, line.start + stage.end)
    return Sighting(
        doc=line.document.name,
        start=start,
        end=end,
        quote=line.text,
        mention=line.text[stage.start : stage.end],
        name=name,
        series=stage.series,
        stage=stage.stage,
        rank=stage.rank,
        place=line.document.metadata.place,
        period=line.period,
        grade=line.grade,
        known_on=line.document.metadata.date or line.document.metadata.year,
    )


def _stage(name: str, line: Line) -> Stage | None:
    """The stage that a line gives to a name, wherever quotes may stand inside it."""
    pattern = r"[“”‘’《》「」\s]*".join(map(re.escape, name))
    match = re.search(pattern, line.text)
    return stage_of(line.text, match.start(), match.end()) if match else None


def _unproven(reason: str, why: str) -> Verdict:
    return Verdict("unproven", f"settle.unproven.{reason}@{ruleset_version()}", why)
