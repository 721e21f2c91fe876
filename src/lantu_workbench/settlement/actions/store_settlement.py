"""Keep what a settling found: new verdicts where something else was found than before, and nothing where it was not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from lantu.types import Verdict as LibraryVerdict
from lantu_workbench.accounts.models import Unit
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, canonical, record_all
from lantu_workbench.base.storable import storable, storable_value
from lantu_workbench.documents.actions.store_reading import whole_day
from lantu_workbench.documents.models import Document
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.settlement.actions.store_held import count_held, store_held
from lantu_workbench.settlement.choices import Basis
from lantu_workbench.settlement.doubts import Doubt
from lantu_workbench.settlement.models import DataTable, Evidence, Run, Verdict

__all__ = ["Found", "Made", "store_settlement", "write_verdicts"]

_BATCH = 400
# What a verdict says, for the log.
_SAID = ("verdict", "rule", "why", "basis")


@dataclass(frozen=True, slots=True)
class Found:
    """What the library found of one promise; ``parts`` are its rows, ``digest`` is over what they say."""

    whole: LibraryVerdict
    parts: list[dict[str, Any]]
    digest: str


@dataclass(frozen=True, slots=True)
class Made:
    """A settling: ``found`` by the promise's key; ``read`` by the table's: how many values, and its problem; ``doubts`` of all tables."""

    inputs: str
    reader: str
    rules: str
    documents: int
    tables: int
    found: dict[str, Found]
    read: dict[str, tuple[int, dict[str, Any] | None]]
    doubts: list[Doubt]


def store_settlement(office: Unit, made: Made, *, by: Access) -> int:
    """In the transaction of the job; how many verdicts were written. What a second reviewer decided stands as long as the rule finds the
    same.
    """
    versions = {
        version.promise.key: version
        for version in PromiseVersion.objects.filter(document__unit__path__startswith=office.path, is_current=True)
        .select_related("promise")
        .only("promise", "reach", "due")
        if version.promise.key in made.found
    }
    current = {
        verdict.promise_id: verdict
        for verdict in Verdict.objects.filter(is_current=True, promise__document__unit__path__startswith=office.path)
    }
    drafts = []
    for key, version in versions.items():
        found, old = made.found[key], current.get(version.promise_id)
        if old is not None and old.digest == found.digest:
            continue
        drafts.append(_draft(version, found, old, reader=made.reader))
    written = write_verdicts(drafts)
    _store_tables(made, by=by)
    facts = {name: getattr(made, name) for name in ("inputs", "reader", "rules", "documents", "tables")}
    facts |= {"promises": len(versions), "changed": len(written), "made_at": timezone.now()}
    Run.objects.update_or_create(office=office, defaults=facts)
    record_all(_entries(office, made, written, versions, current), by=by)
    return len(written)


def _store_tables(made: Made, *, by: Access) -> None:
    tables = list(DataTable.objects.filter(key__in=made.read))
    store_held(tables, made.doubts, by=by)
    waiting = count_held(table.pk for table in tables)
    for table in tables:
        table.observations, table.problem = made.read[table.key]
        table.held = waiting[table.pk]
    DataTable.objects.bulk_update(tables, ["observations", "problem", "held"], batch_size=_BATCH)


def _draft(version: PromiseVersion, found: Found, old: Verdict | None, *, reader: str) -> Verdict:
    row = Verdict(
        promise=version.promise,
        version=version,
        number=old.number + 1 if old else 1,
        verdict=found.whole.verdict,
        rule=found.whole.rule,
        why=storable(found.whole.why),
        basis=Basis.RULE.value,
        parts=storable_value(found.parts),
        digest=found.digest,
        reader=reader,
    )
    decisive = [part["result"] for part in found.parts if part["result"]]
    row.true_from = max((day for side in decisive if (day := whole_day(side["known_on"]))), default=None)
    row.grade = decisive[0]["grade"] if decisive else ""
    row.confidence = min((part["confidence"] for part in found.parts), default=1.0)
    open_parts = [part["need"] for part in found.parts if "need" in part and part["verdict"] == "unproven"]
    if found.whole.verdict == "unproven" and open_parts:
        need = min(open_parts, key=lambda need: need["cost"])
        row.need, row.need_source, row.need_cost = need["evidence"], need["source"], need["cost"]
    return row


def write_verdicts(drafts: Sequence[Verdict], *, at: datetime | None = None) -> list[Verdict]:
    """End the verdicts that hold of these promises and write new ones, with what their evidence comes from. The caller logs."""
    at = at or timezone.now()
    promises = [draft.promise_id for draft in drafts]
    for first in range(0, len(promises), _BATCH):
        Verdict.objects.filter(promise__in=promises[first : first + _BATCH], is_current=True).update(is_current=False, known_to=at)
    for draft in drafts:
        draft.known_from = at
    written = Verdict.objects.bulk_create(drafts, batch_size=_BATCH)
    Evidence.objects.bulk_create(_evidence(written), batch_size=_BATCH)
    return written


def _evidence(verdicts: Sequence[Verdict]) -> Iterator[Evidence]:
    pieces = [
        (verdict, part, position, seen["doc"])
        for verdict in verdicts
        for part, row in enumerate(verdict.parts)
        for position, seen in enumerate(row["evidence"])
    ]
    keys = {key for *_, key in pieces}
    documents = dict(Document.objects.filter(key__in=keys).values_list("key", "pk"))
    tables = dict(DataTable.objects.filter(key__in=keys).values_list("key", "pk"))
    for verdict, part, position, key in pieces:
        yield Evidence(verdict=verdict, part=part, position=position, document_id=documents.get(key), table_id=tables.get(key))


def _entries(
    office: Unit, made: Made, written: Sequence[Verdict], versions: Mapping[str, PromiseVersion], before: Mapping[int, Verdict]
) -> Iterator[Write]:
    """One for the run, with a digest over all that it wrote; and one for each verdict that changed."""
    total = hashlib.sha256()
    for verdict in written:
        total.update(canonical([verdict.promise.key, verdict.number, verdict.digest]).encode() + b"\n")
    after = {
        "documents": made.documents,
        "tables": made.tables,
        "promises": len(versions),
        "verdicts": len(written),
        "doubts": len(made.doubts),
        "rules": made.rules,
        "reader": made.reader,
        "sha256": total.hexdigest(),
    }
    yield Write("settlement.made", "settlement", str(office.pk), after=after, reason=office.name, reach=f"|{office.path}|")
    for verdict in written:
        old = before.get(verdict.promise_id)
        if old is not None:
            yield Write(
                "settlement.verdict.changed",
                "promise",
                verdict.promise.key,
                before={name: getattr(old, name) for name in _SAID},
                after={name: getattr(verdict, name) for name in _SAID},
                reason=made.reader,
                reach=versions[verdict.promise.key].reach,
            )
