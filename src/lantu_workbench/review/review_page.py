"""What the review's page shows: one entry in its place in the text, what was read of it and why, its neighbours, how the reader does."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from lantu_workbench.base.access import Access
from lantu_workbench.base.lists import with_query
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.documents.tables import format_text
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.tables import grade
from lantu_workbench.ledger.wording import due_text, figure_words, kind_text, label_text, place_text, reason_texts
from lantu_workbench.review import queries
from lantu_workbench.review.actions.correct import FIELDS
from lantu_workbench.review.choices import NOT_PROMISES
from lantu_workbench.review.forms import CorrectForm
from lantu_workbench.review.models import Decision

__all__ = ["accuracy_record", "initial_of", "review_page"]

# Characters of text around an entry; entries that wait, shown beside.
_AROUND = 130
_AHEAD = 7


def review_page(request: HttpRequest, version: PromiseVersion | None, *, sampling: bool, form: CorrectForm | None) -> dict[str, Any]:
    """The context of the page; ``version`` is None where nothing waits."""
    access, query = request.access, request.GET
    waiting = queries.queue(access, query)
    place = _place(query)
    return {
        "title": say("review.title"),
        "here": "review",
        "sampling": sampling,
        "waiting": waiting.count(),
        "place": place,
        "ahead": [] if sampling else list(waiting[place + 1 : place + 1 + _AHEAD]),
        "next_address": with_query(query, n=place + 1, promise=None),
        "previous_address": with_query(query, n=place - 1, promise=None) if place else "",
        "queue_address": with_query(query, mode=None, promise=None, n=None),
        "sample_address": with_query(query, mode="sample", promise=None, n=None),
        "accuracy": [accuracy_record(row) for row in queries.accuracy(access)],
        "last": _last(access),
        **(_entry(access, version, form) if version else {"version": None}),
    }


def _place(query: QueryDict) -> int:
    asked = query.get("n", "")
    return int(asked) if asked.isdigit() else 0


def _entry(access: Access, version: PromiseVersion, form: CorrectForm | None) -> dict[str, Any]:
    read = unpack(version.reading)
    sentence = read.sentences[version.sentence] if version.sentence < len(read.sentences) else None
    return {
        "version": version,
        "document": version.document,
        "around": _around(read.document.clean_text, version),
        "location": place_text(version),
        "kind": kind_text(version.kind),
        "due": due_text(version.due) or version.due_text,
        "grade": grade(version),
        "figures": [figure_words(figure, version) for figure in version.figures.all()],
        "reasons": reason_texts(version.reasons),
        "label": label_text(sentence.label) if sentence else "",
        "because": sentence.reason if sentence else "",
        "sure": sentence.confidence if sentence else None,
        "labels": [{"label": label, "text": label_text(label), "key": number} for number, label in enumerate(NOT_PROMISES, 1)],
        "neighbours": _neighbours(access, version),
        "form": form or CorrectForm(initial=initial_of(version)),
        "wrong": form is not None,
    }


def initial_of(version: PromiseVersion) -> dict[str, Any]:
    """What stands in the form before anybody types."""
    given = {name: getattr(version, name) for name in FIELDS}
    return {**given, "responsible_bodies": "、".join(version.responsible_bodies), "words": version.text}


def _around(text: str, version: PromiseVersion) -> dict[str, str]:
    first, last = max(0, version.clean_start - _AROUND), min(len(text), version.clean_end + _AROUND)
    return {
        "before": ("…" if first else "") + _closed(text[first : version.clean_start]).lstrip(),
        "words": text[version.clean_start : version.clean_end],
        "after": _closed(text[version.clean_end : last]).rstrip() + ("…" if last < len(text) else ""),
    }


def _closed(text: str) -> str:
    """Without empty lines: what is around shall not push away what it is around."""
    return re.sub(r"\n\s*\n", "\n", text)


def _neighbours(access: Access, version: PromiseVersion) -> dict[str, PromiseVersion | None]:
    """The entries right before and after in the text, which it may be merged with."""
    rows = queries.reviewable(access).filter(document=version.document_id, reading=version.reading_id).exclude(status="rejected")
    rows = rows.exclude(pk=version.pk).select_related("promise")
    return {
        "before": rows.filter(clean_start__lt=version.clean_start).order_by("-clean_start", "-pk").first(),
        "after": rows.filter(clean_start__gte=version.clean_start).order_by("clean_start", "pk").first(),
    }


def accuracy_record(row: queries.Accuracy) -> dict[str, Any]:
    """How often the reader was right in one kind of document, with the bounds of the share."""
    low, high = row.bounds
    kind = format_text(row.kind) if row.kind else say("review.all_kinds")
    return {"kind": kind, "checked": row.checked, "right": row.right, "mended": row.mended, "wrong": row.wrong} | {
        "share": row.share,
        "low": low,
        "high": high,
    }


def _last(access: Access) -> dict[str, Any] | None:
    """One's own last decision, which can be taken back."""
    row = Decision.objects.select_related("promise").filter(pk=queries.last_decision(access)).first()
    if row is None:
        return None
    address = reverse("promise", args=(row.promise.key,))
    return {"key": row.pk, "verb": say(f"review.verb.{row.verb}"), "text": row.before[0]["text"], "address": address, "at": row.at}
