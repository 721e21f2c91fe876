"""Cut one entry into several: the first keeps its key and history."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.review.actions.decide import Touch, current, decide
from lantu_workbench.review.choices import Verb
from lantu_workbench.review.models import Decision
from lantu_workbench.review.spans import moved, part_of

__all__ = ["split_promise"]


def split_promise(promise: int, parts: Sequence[str], *, is_sampled: bool = False, reason: str = "", by: Access) -> Decision:
    """``parts``: the words of each new item as they stand in the text, two at least, in their order and without overlaps."""
    wanted = [part.strip() for part in parts if part.strip()]
    if len(wanted) < 2:
        raise ValidationError(say("review.two_parts"))
    with transaction.atomic():
        version = current(promise)
        unpacked = unpack(version.reading)
        text, at, spans = unpacked.document.clean_text, version.clean_start, []
        for part in wanted:
            start = text.find(part, at, version.clean_end)
            if start < 0:
                raise ValidationError(say("review.not_found", words=part[:40]))
            at = start + len(part)
            spans.append((start, at))
        whole = {**content_of(version), "status": Status.CORRECTED.value}
        touches = [Touch(version.promise, version, moved(whole, unpacked, *spans[0]))]
        for start, end in spans[1:]:
            made = _new_promise(version, start, end)
            touches.append(Touch(made, None, moved(part_of(whole), unpacked, start, end)))
        return decide(Verb.SPLIT, touches, change=Change.SPLIT, is_sampled=is_sampled, reason=reason, by=by)


def _new_promise(version: PromiseVersion, start: int, end: int) -> Promise:
    """A promise whose key follows from where it stands and from which entry it was cut."""
    mark = f"{version.promise.key} {version.number} {start} {end}"
    digest = hashlib.sha256(mark.encode()).hexdigest()[:12]
    return Promise.objects.create(key=f"{version.document.key}-{digest}", document=version.document)
