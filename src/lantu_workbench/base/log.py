"""The log: every write says who, when, what stood before and after, and why; each entry carries the hash of the one before it.

Comes in: what an action did. Goes out: ``LogEntry`` rows in one unbroken chain, and ``verify_chain`` that recomputes it. The entry is
written in the action's own transaction: both stand or neither. Deliberately not done: undo; an action that takes something back is a write
of its own.

The hash is SHA-256 over the entry as canonical JSON (keys sorted, no spaces, UTF-8), the previous hash among its fields.
``tools/verify_log.py`` does the same from an export, without any of this code.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import transaction
from django.utils import timezone

from lantu_workbench.base.access import Access
from lantu_workbench.base.models import ChainHead, LogEntry
from lantu_workbench.base.storable import storable, storable_value

__all__ = ["GENESIS", "ChainFault", "Write", "canonical", "entry_as_dict", "hash_of", "record", "record_all", "revision", "verify_chain"]

# The hash before the first entry.
GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Write:
    """One thing that an action did.

    action:        dotted, past tense: ``ledger.promise.corrected``.
    kind, key:     what it was done to: ``promise`` and its key.
    before, after: JSON values; None where there was nothing.
    reason:        why, in a person's words or the system's.
    reach:         whose people may read the entry (see ``base.access``); "" is the administrator and auditor of the whole office only.
    """

    action: str
    kind: str
    key: str
    before: Any = None
    after: Any = None
    reason: str = ""
    reach: str = ""


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first entry that does not follow: ``what`` is "number", "previous", "hash" or "head"."""

    number: int
    what: str


def canonical(value: Any) -> str:
    """JSON whose bytes depend on nothing but the value.

    >>> canonical({"b": 1, "a": "承诺"})
    '{"a":"承诺","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record(write: Write, *, by: Access) -> LogEntry:
    """Append one entry."""
    return record_all([write], by=by)[0]


def record_all(writes: Iterable[Write], *, by: Access) -> list[LogEntry]:
    """Append entries in one go. Inside the caller's transaction, whose lock on the chain's head keeps all writers in one line."""
    given = list(writes)
    if not given:
        return []
    with transaction.atomic():
        head = ChainHead.objects.select_for_update().get_or_create(pk=1, defaults={"hash": GENESIS})[0]
        now = timezone.now()
        entries = []
        for write in given:
            head.number += 1
            entry = LogEntry(
                number=head.number,
                at=now,
                actor_id=by.user_id,
                actor=by.name,
                via=by.via,
                request=by.request_id,
                action=write.action,
                kind=write.kind,
                key=write.key,
                before=None if write.before is None else canonical(storable_value(write.before)),
                after=None if write.after is None else canonical(storable_value(write.after)),
                reason=storable(write.reason),
                reach=write.reach,
                previous=head.hash,
            )
            entry.hash = head.hash = hash_of(entry_as_dict(entry))
            entries.append(entry)
        LogEntry.objects.bulk_create(entries, batch_size=500)
        head.save()
    return entries


def entry_as_dict(entry: LogEntry) -> dict[str, Any]:
    """What is hashed and exported. ``before`` and ``after`` are texts of JSON, hashed as they stand."""
    return {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor_id": entry.actor_id,
        "actor": entry.actor,
        "via": entry.via,
        "request": entry.request,
        "action": entry.action,
        "kind": entry.kind,
        "key": entry.key,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason,
        "reach": entry.reach,
        "previous": entry.previous,
    }


def hash_of(entry: dict[str, Any]) -> str:
    """The hash of an entry as a dictionary; a field ``hash`` does not count."""
    counted = {name: value for name, value in entry.items() if name != "hash"}
    return hashlib.sha256(canonical(counted).encode("utf-8", "surrogatepass")).hexdigest()


def verify_chain(entries: Iterator[LogEntry] | None = None, *, head: ChainHead | None = None) -> tuple[int, ChainFault | None]:
    """How many entries follow one another, and the first that does not; None where all do and the head is the last one's."""
    if entries is None:
        entries = LogEntry.objects.order_by("number").iterator(chunk_size=2000)
        head = ChainHead.objects.filter(pk=1).first()
    number, previous = 0, GENESIS
    for entry in entries:
        if entry.number != number + 1:
            return number, ChainFault(number + 1, "number")
        if entry.previous != previous:
            return number, ChainFault(entry.number, "previous")
        if entry.hash != hash_of(entry_as_dict(entry)):
            return number, ChainFault(entry.number, "hash")
        number, previous = entry.number, entry.hash
    if head is not None and (head.number, head.hash) != (number, previous):
        return number, ChainFault(head.number, "head")
    return number, None


def revision() -> str:
    """The hash of the last entry. Whatever is shown can only have changed if this has: counts are cached under it."""
    return ChainHead.objects.filter(pk=1).values_list("hash", flat=True).first() or GENESIS
