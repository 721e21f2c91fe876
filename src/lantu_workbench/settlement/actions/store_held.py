"""Keep which values of tables look wrong, beside what people said of those known before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Q
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record_all
from lantu_workbench.base.storable import storable
from lantu_workbench.settlement.choices import HeldState
from lantu_workbench.settlement.doubts import Doubt
from lantu_workbench.settlement.models import DataTable, HeldValue

__all__ = ["count_held", "store_held"]

_BATCH = 400
_FOUND = ("digest", "indicator", "place", "period", "mention", "value", "unit", "measure", "quote", "why", "near", "is_current")
_DECIDED = ("state", "decided_at", "decided_by_id", "decided_by", "reason")


def store_held(tables: Iterable[DataTable], doubts: Sequence[Doubt], *, by: Access) -> None:
    """What a settling found of these tables, in its transaction. A value that is read otherwise than when it was decided is open again, and
    the log says so; one that no longer looks wrong keeps its row, but not its place among those that wait.
    """
    known = {table.key: table for table in tables}
    rows = {row.key: row for row in HeldValue.objects.filter(table__in=[table.pk for table in known.values()]).select_related("table")}
    gone = [row for key, row in rows.items() if row.is_current and key not in {doubt.seen.id for doubt in doubts}]
    for row in gone:
        row.is_current = False
    fresh, changed, reopened = [], list(gone), []
    for doubt in doubts:
        found = _found(doubt)
        old = rows.get(doubt.seen.id)
        if old is None:
            fresh.append(_row(doubt, known[doubt.seen.doc], found))
        elif any(getattr(old, name) != value for name, value in found.items()):
            if old.digest != doubt.digest and old.state != HeldState.OPEN:
                reopened.append(_reopened(old, doubt))
            for name, value in found.items():
                setattr(old, name, value)
            changed.append(old)
    HeldValue.objects.bulk_create(fresh, batch_size=_BATCH)
    HeldValue.objects.bulk_update(changed, [*_FOUND, *_DECIDED], batch_size=_BATCH)
    record_all(reopened, by=by)


def _found(doubt: Doubt) -> dict[str, object]:
    one = doubt.seen
    return {
        "digest": doubt.digest,
        "indicator": storable(one.indicator),
        "place": storable(one.place),
        "period": storable(one.period_detail or one.period),
        "mention": storable(one.mention),
        "value": one.value,
        "unit": storable(one.unit),
        "measure": storable(one.measure),
        "quote": storable(one.quote),
        "why": one.held,
        "near": [[storable(period), storable(mention)] for period, mention in doubt.near],
        "is_current": True,
    }


def _row(doubt: Doubt, table: DataTable, found: Mapping[str, object]) -> HeldValue:
    row, column = doubt.seen.cell or (0, 0)
    return HeldValue(key=doubt.seen.id, table=table, row=row, column=column, found_at=timezone.now(), **found)


def _reopened(old: HeldValue, doubt: Doubt) -> Write:
    """Open again: what was decided was said of another reading."""
    before = {"state": old.state, "mention": old.mention, "by": old.decided_by, "reason": old.reason, "digest": old.digest}
    after = {"state": HeldState.OPEN.value, "mention": doubt.seen.mention, "digest": doubt.digest}
    old.state, old.decided_at, old.decided_by_id, old.decided_by, old.reason = HeldState.OPEN.value, None, None, "", ""
    return Write("settlement.held.reopened", "held", old.key, before=before, after=after, reason=doubt.seen.held, reach=old.table.reach)


def count_held(tables: Iterable[int]) -> dict[int, int]:
    """How many values of each of these tables wait for a person: one query."""
    waiting = Count("held_values", filter=Q(held_values__is_current=True, held_values__state=HeldState.OPEN))
    return dict(DataTable.objects.filter(pk__in=list(tables)).order_by().annotate(waiting=waiting).values_list("pk", "waiting"))
