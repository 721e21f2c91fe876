"""The counts behind the wall, by buckets of documents, so that a write makes only its own bucket be counted again.

Comes in: the entries that somebody may see. Goes out: a ``Tally`` a bucket; ``total_of`` adds them up. ``Keeper`` keeps the tallies of each
access and asks the log which documents were written since: every write is logged, so nothing kept is ever old.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from lantu_workbench.base.filters import begin_of
from lantu_workbench.base.log import GENESIS
from lantu_workbench.base.models import ChainHead, LogEntry
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.areas import TASK
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["Keeper", "Tally", "Three", "add_three", "tallies", "total_of"]

Key = TypeVar("Key", bound=Hashable)
# How many entries, how many of them with figures, how many due this year.
Three = tuple[int, int, int]
_BUCKETS = 64
# The grade of a promise that names figure, time, body and start: it can be proven.
_PROVABLE = 4
# More writes than this since the last count, and all is counted anew.
_MOST_WRITES = 2000
# What changes who may see entries of documents that its log entry does not name.
_EVERYWHERE = ("ledger.entries.opened",)


@dataclass(slots=True)
class Tally:
    """Counts of entries: of the head by name, of each dimension by value. ``places`` goes by the entry's area and its document's place."""

    numbers: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    grades: Counter[int] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Three] = field(default_factory=dict)
    bodies: dict[str, Three] = field(default_factory=dict)
    tasks: dict[str, Three] = field(default_factory=dict)
    places: dict[tuple[str, str], Three] = field(default_factory=dict)


def add_three(counts: dict[Key, Three], key: Key, more: Three) -> None:
    """Add to what stands under a key."""
    one, two, three = counts.get(key, (0, 0, 0))
    counts[key] = (one + more[0], two + more[1], three + more[2])


def total_of(given: Iterable[Tally]) -> Tally:
    """All tallies in one."""
    total = Tally()
    for tally in given:
        for name in ("numbers", "years", "grades", "months"):
            getattr(total, name).update(getattr(tally, name))
        for name in ("kinds", "bodies", "tasks", "places"):
            counts = getattr(total, name)
            for key, three in getattr(tally, name).items():
                add_three(counts, key, three)
    return total


def tallies(rows: QuerySet[PromiseVersion], *, today: date) -> dict[int, Tally]:
    """The counts of rows by bucket: four queries, each a walk over all rows."""
    found: dict[int, Tally] = defaultdict(Tally)
    year, month = str(today.year), begin_of(today.replace(day=1))
    rows = rows.order_by().annotate(bucket=F("document_id") % _BUCKETS)
    figured = {"count": Count("pk"), "figured": Count("pk", filter=Q(figure_count__gt=0))}
    threes = figured | {"due": Count("pk", filter=Q(due_year=year))}
    heads = figured | {"past": Count("pk", filter=Q(due_day__lt=today)), "unreviewed": Count("pk", filter=Q(status=Status.UNREVIEWED))}

    for bucket, kind, due, grade, *values in _groups(rows, ("bucket", "kind", "due_year", "verifiable"), heads):
        tally, counts = found[bucket], dict(zip(heads, values, strict=True))
        count = counts.pop("count")
        is_due, is_open, is_provable = count * (due == year), count * (not due), count * (grade == _PROVABLE)
        tally.numbers.update(counts | {"total": count, "due": is_due, "open": is_open, "provable": is_provable})
        tally.years[due] += count
        tally.grades[grade] += count
        add_three(tally.kinds, kind, (count, counts["figured"], is_due))
    for bucket, value, *three in _groups(rows, ("bucket", "lead_body"), threes):
        found[bucket].bodies[value] = tuple(three)
    for bucket, value, *three in _groups(rows.annotate(**TASK), ("bucket", "task"), threes):
        found[bucket].tasks[value] = tuple(three)
    columns = ("document", "document__added_at", "document__place", "place")
    for document, added, of_document, place, *three in _groups(rows, columns, threes):
        tally = found[document % _BUCKETS]
        add_three(tally.places, (place or of_document, of_document), tuple(three))
        tally.months[timezone.localtime(added).strftime("%Y-%m")] += three[0]
        tally.numbers["fresh"] += three[0] * (added >= month)
    return dict(found)


def _groups(rows: QuerySet[Any], columns: tuple[str, ...], counts: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
    return rows.values_list(*columns).annotate(**counts).values_list(*columns, *counts)


@dataclass(slots=True)
class _Kept:
    number: int
    hash: str
    buckets: dict[int, Tally]


class Keeper:
    """Tallies by access and day. One thread counts, the others that want the same wait for it instead of counting too."""

    def __init__(self, most: int = 32) -> None:
        self.most, self.lock = most, Lock()
        self.kept: OrderedDict[Hashable, _Kept] = OrderedDict()

    def forget(self) -> None:
        self.kept.clear()

    def total(self, key: Hashable, rows: Callable[[], QuerySet[PromiseVersion]], *, today: date) -> Tally:
        """The counts of the rows that now are those of ``key``."""
        with self.lock:
            head = ChainHead.objects.filter(pk=1).first()
            number, last = (head.number, head.hash) if head else (0, GENESIS)
            old = self.kept.get(key)
            if old is None or (old.number, old.hash) != (number, last):
                buckets = None if old is None else self._written_since(old, number)
                if old is None or buckets is None:
                    counted = tallies(rows(), today=today)
                else:
                    counted = {bucket: tally for bucket, tally in old.buckets.items() if bucket not in buckets}
                    if buckets:
                        counted |= tallies(rows().filter(document__in=_documents(buckets)), today=today)
                self.kept[key] = old = _Kept(number, last, counted)
            self.kept.move_to_end(key)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
            return total_of(old.buckets.values())

    def _written_since(self, old: _Kept, number: int) -> set[int] | None:
        """The buckets of documents that were written since; None where that cannot be told, or is too much."""
        if number - old.number > _MOST_WRITES or number < old.number:
            return None
        entries = list(LogEntry.objects.filter(number__gte=max(old.number, 1)).values_list("number", "hash", "action", "kind", "key"))
        if old.number and (old.number, old.hash) not in {(at, digest) for at, digest, *_ in entries}:
            return None
        if any(action in _EVERYWHERE for at, _, action, _, _ in entries if at > old.number):
            return None
        keys = {key.partition("-")[0] for at, _, _, kind, key in entries if at > old.number and kind in ("document", "promise")}
        return {key % _BUCKETS for key in Document.objects.filter(key__in=keys).values_list("pk", flat=True)}


def _documents(buckets: set[int]) -> QuerySet[Any]:
    return Document.objects.order_by().annotate(bucket=F("pk") % _BUCKETS).filter(bucket__in=buckets).values("pk")
