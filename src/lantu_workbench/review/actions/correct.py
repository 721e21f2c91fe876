"""Mend what was read wrong: the span, the fields, or both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from lantu_workbench.base.access import Access
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.review.actions.decide import Touch, current, decide
from lantu_workbench.review.choices import Verb
from lantu_workbench.review.models import Decision
from lantu_workbench.review.spans import find_words, moved

__all__ = ["FIELDS", "correct_promise"]

FIELDS = ("action", "object", "actor", "place", "due", "kind", "lead_body", "responsible_bodies")


def correct_promise(
    promise: int, fields: Mapping[str, Any], *, words: str = "", is_sampled: bool = False, reason: str = "", by: Access
) -> Decision:
    """``fields``: new values of ``FIELDS``. ``words``: the item's own words as the text has them, "" to leave its span.

    Raises ValidationError where the words do not stand there, or nothing is changed.
    """
    if unknown := set(fields) - set(FIELDS):
        raise ValidationError(", ".join(sorted(unknown)))
    with transaction.atomic():
        version = current(promise)
        old = content_of(version)
        content = {**old, **fields}
        if words.strip() and words.strip() != version.text:
            unpacked = unpack(version.reading)
            content = moved(content, unpacked, *find_words(unpacked.document.clean_text, words, version.clean_start))
        if content == old:
            raise ValidationError(say("ledger.nothing_set"))
        # A field that a person filled or emptied is no longer empty for the reader's reason.
        reasons = {name: why for name, why in old["reasons"].items() if content.get(name) == old.get(name)}
        content |= {"status": Status.CORRECTED.value, "reasons": reasons}
        touch = Touch(version.promise, version, content)
        return decide(Verb.CORRECTED, [touch], change=Change.CORRECTED, is_sampled=is_sampled, reason=reason, by=by)
