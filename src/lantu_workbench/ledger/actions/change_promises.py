"""Change entries: correct, confirm, reject, edit one or many. Each change is a new version; all of one act stand or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lantu_workbench.base.access import Access, Right
from lantu_workbench.base.log import Write, record_all
from lantu_workbench.base.words import say
from lantu_workbench.ledger.actions.enter_promises import end_versions
from lantu_workbench.ledger.actions.write_version import BATCH, Draft, UnitNames, write_versions
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import CONTENT, FIGURE_CONTENT, content_of
from lantu_workbench.ledger.models import Figure, Promise, PromiseVersion
from lantu_workbench.ledger.search import index_versions

__all__ = ["EDITABLE", "change_promises"]

# What people may set. Offsets, quote and the reader's confidence follow from the text; the grade is the library's.
EDITABLE = frozenset(
    {"status", "text", "action", "object", "actor", "place", "due", "due_text", "kind", "lead_body", "responsible_bodies"}
    | {
        "start",
        "end",
        "clean_start",
        "clean_end",
        "quote",
        "figures",
        "reasons",
        "missing",
        "verifiable",
        "page",
        "line",
        "paragraph",
        "cell",
    }
)
# What each kind of change makes of an entry, unless the changes say otherwise.
_STATUS = {Change.CONFIRMED: Status.CONFIRMED, Change.CORRECTED: Status.CORRECTED, Change.REJECTED: Status.REJECTED}
_ACTIONS = {
    Change.CONFIRMED: "ledger.promise.confirmed",
    Change.CORRECTED: "ledger.promise.corrected",
    Change.REJECTED: "ledger.promise.rejected",
    Change.RESTORED: "ledger.promise.restored",
    Change.EDITED: "ledger.promise.edited",
}


def change_promises(
    promises: Sequence[int],
    changes: Mapping[str, Any],
    *,
    change: Change,
    reason: str,
    by: Access,
    true_from: date | None = None,
) -> int:
    """Give the current versions of these promises (primary keys) new values; how many got a new version.

    changes:   columns of ``EDITABLE`` with their values; one that a version has already makes no version.
    true_from: the day from which it is so in the world; None says that it was so from the first (a mistake is mended). The state before
    that
               day stays on record as what was true until then.
    Raises PermissionDenied unless the person may edit all of them, ValidationError without a reason or with a day to come.
    """
    if not reason.strip():
        raise ValidationError(say("ledger.reason_needed"))
    if true_from and true_from > timezone.localdate():
        raise ValidationError(say("ledger.day_to_come"))
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValidationError(", ".join(sorted(unknown)))
    if change in _STATUS:
        changes = {"status": _STATUS[change].value, **changes}
    count = 0
    with transaction.atomic():
        # In the order of their keys, so that two who change the same entries wait for each other instead of for ever.
        list(Promise.objects.select_for_update().filter(pk__in=list(promises)).order_by("pk").values_list("pk", flat=True))
        rows = PromiseVersion.objects.filter(promise__in=list(promises), is_current=True).order_by("promise")
        rows = rows.select_related("promise", "document__unit", "reading").prefetch_related("figures")
        for version in rows:
            by.require(Right.EDIT_LEDGER, version.document.unit.path)
        at = timezone.now()
        for group in _groups([version for version in rows if _differs(version, changes)]):
            count += len(group)
            _change_group(group, changes, change=change, reason=reason, true_from=true_from, at=at, by=by)
    return count


def _groups(versions: list[PromiseVersion]) -> list[list[PromiseVersion]]:
    """Those of one reading together, in pieces that fit a statement."""
    by_reading: dict[int, list[PromiseVersion]] = {}
    for version in versions:
        by_reading.setdefault(version.reading_id, []).append(version)
    return [group[first : first + BATCH] for group in by_reading.values() for first in range(0, len(group), BATCH)]


def _differs(version: PromiseVersion, changes: Mapping[str, Any]) -> bool:
    content = content_of(version)
    return any(content[name] != value for name, value in changes.items())


def _change_group(
    group: list[PromiseVersion],
    changes: Mapping[str, Any],
    *,
    change: Change,
    reason: str,
    true_from: date | None,
    at: Any,
    by: Access,
) -> None:
    first = group[0]
    before = [content_of(version) for version in group]
    after = [{**content, **changes} for content in before]
    end_versions([version.promise_id for version in group], at=at)
    numbers = [version.number + 1 for version in group]
    if true_from:
        numbers = [number + 1 for number in numbers]
        _keep_past(group, true_from=true_from, at=at)
    drafts = [
        Draft(version.promise, number, _columns(content), _figures(content))
        for version, number, content in zip(group, numbers, after, strict=True)
    ]
    write_versions(
        drafts,
        document=first.document,
        reading=first.reading,
        change=change,
        reason=reason,
        at=at,
        names=UnitNames(first.document.unit),
        by=by,
        true_from=true_from,
    )
    record_all(
        (
            Write(
                _ACTIONS[change],
                "promise",
                version.promise.key,
                before={name: old[name] for name in changes},
                after={
                    **{name: new[name] for name in changes},
                    "version": number,
                    **({"true_from": true_from.isoformat()} if true_from else {}),
                },
                reason=reason,
                reach=version.reach,
            )
            for version, number, old, new in zip(group, numbers, before, after, strict=True)
        ),
        by=by,
    )


def _keep_past(group: list[PromiseVersion], *, true_from: date, at: Any) -> None:
    """What was held until now stays known as true up to the day."""
    copies = []
    for version in group:
        copy = PromiseVersion.objects.get(pk=version.pk)
        copy.pk, copy.number, copy.known_from, copy.known_to = None, version.number + 1, at, None
        copy.true_to, copy.is_current = true_from, False
        copies.append(copy)
    written = PromiseVersion.objects.bulk_create(copies)
    Figure.objects.bulk_create(
        Figure(version=copy, position=figure.position, **{name: getattr(figure, name) for name in FIGURE_CONTENT})
        for copy, version in zip(written, group, strict=True)
        for figure in version.figures.all()
    )
    index_versions(written, [[figure.indicator for figure in version.figures.all()] for version in group])


def _columns(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in CONTENT}


def _figures(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = content["figures"]
    return figures
