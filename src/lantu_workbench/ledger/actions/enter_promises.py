"""Enter what a reading found: new entries for a document read first; for one read again only what the reader says anew."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from lantu import Annotation
from lantu_workbench.base.access import Access
from lantu_workbench.base.log import Write, record
from lantu_workbench.documents.models import Document, Reading
from lantu_workbench.ledger.actions.write_version import BATCH, Draft, UnitNames, digest, write_versions
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import CONTENT, Entry, content_of, entries
from lantu_workbench.ledger.models import Promise, PromiseVersion

__all__ = ["enter_promises"]

# What says where an item stands, not what it says: a new reader that only counts sentences otherwise makes no new version.
_PLACE = {"sentence", "start", "end", "clean_start", "clean_end", "status", "same_as"}


def enter_promises(document: Document, reading: Reading, annotation: Annotation, *, by: Access) -> int:
    """The number of versions written. In the transaction of the job that read the document.

    What a person confirmed, corrected or edited stays as it is, whatever a newer reader says; an unreviewed entry that it finds no more is
    rejected, and one that it reads otherwise gets a new version. So a better reader improves a ledger and never undoes people's work.
    """
    found = list(entries(annotation))
    known = {version.promise.key: version for version in _current(document)}
    keys = {entry.id: f"{document.key}-{entry.id}" for entry in found}
    fresh = [entry for entry in found if keys[entry.id] not in known]
    changed = [entry for entry in found if (old := known.get(keys[entry.id])) and _says_anew(old, entry)]
    there = set(keys.values())
    gone = [version for key, version in known.items() if key not in there and _is_readers(version)]
    promises = Promise.objects.bulk_create((Promise(key=keys[entry.id], document=document) for entry in fresh), batch_size=BATCH)
    at, names = timezone.now(), UnitNames(document.unit)
    common: dict[str, Any] = {"document": document, "reading": reading, "reason": document.file_name, "at": at, "names": names, "by": by}
    drafts = [Draft(promise, 1, _with_keys(entry, keys), entry.figures) for promise, entry in zip(promises, fresh, strict=True)]
    change = Change.READ_AGAIN if known else Change.READ
    written = write_versions(drafts, change=change, **common)
    anew = [
        Draft(old.promise, old.number + 1, _with_keys(entry, keys), entry.figures) for entry in changed if (old := known[keys[entry.id]])
    ]
    lost = [
        Draft(old.promise, old.number + 1, {**_content(old), "status": Status.REJECTED.value}, content_of(old)["figures"]) for old in gone
    ]
    end_versions([draft.promise.pk for draft in (*anew, *lost)], at=at)
    written += write_versions(anew, change=Change.READ_AGAIN, **common)
    written += write_versions(lost, change=Change.READ_AGAIN, **{**common, "reading": gone[0].reading if gone else reading})
    if written:
        after = {
            "at": at.isoformat(),
            "reading": reading.number,
            "new": len(fresh),
            "changed": len(anew),
            "gone": len(lost),
            "versions": len(written),
            "sha256": digest_of(written),
        }
        write = Write("ledger.promises.read", "document", document.key, after=after, reason=document.file_name, reach=document.reach)
        record(write, by=by)
    return len(written)


def _current(document: Document) -> list[PromiseVersion]:
    rows = PromiseVersion.objects.filter(document=document, is_current=True)
    return list(rows.select_related("promise", "reading").prefetch_related("figures"))


def _says_anew(old: PromiseVersion, entry: Entry) -> bool:
    """Whether the reader now says something else of an entry that nobody has reviewed."""
    if not _is_readers(old):
        return False
    content = content_of(old)
    same = all(content[name] == entry.values[name] for name in CONTENT if name not in _PLACE)
    return not same or [_said(figure) for figure in content["figures"]] != [_said(figure) for figure in entry.figures]


def _is_readers(version: PromiseVersion) -> bool:
    """Whether nobody has reviewed or changed it: what people settled is theirs."""
    return version.status == Status.UNREVIEWED and version.change in (Change.READ, Change.READ_AGAIN)


def _said(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figure.items() if name not in _PLACE}


def _with_keys(entry: Entry, keys: dict[str, str]) -> dict[str, Any]:
    """The values with the other entry that says the same called by its key."""
    return {**entry.values, "same_as": keys.get(entry.values["same_as"], "")}


def _content(version: PromiseVersion) -> dict[str, Any]:
    return {name: value for name, value in content_of(version).items() if name != "figures"}


def end_versions(promises: list[int], *, at: Any) -> None:
    """End the current versions of promises: known no longer from ``at`` on."""
    for first in range(0, len(promises), BATCH):
        rows = PromiseVersion.objects.filter(promise__in=promises[first : first + BATCH], is_current=True)
        rows.update(is_current=False, known_to=at)


def digest_of(versions: list[PromiseVersion]) -> str:
    """The digest over versions as they stand in the database, in the order of their keys."""
    keys = [version.pk for version in versions]
    rows = []
    for first in range(0, len(keys), BATCH):
        rows += PromiseVersion.objects.filter(pk__in=keys[first : first + BATCH]).prefetch_related("figures")
    return digest(content_of(version) for version in sorted(rows, key=lambda version: version.pk))
