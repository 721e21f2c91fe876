"""What a promise's page shows: the words in their place, who, by when, the figures, the tree above, the history, what is missing."""

from __future__ import annotations

from typing import Any

from lantu_workbench.base.access import Access
from lantu_workbench.base.words import say
from lantu_workbench.documents.packing import unpack
from lantu_workbench.ledger import queries
from lantu_workbench.ledger.as_of import AsOf
from lantu_workbench.ledger.from_library import content_of
from lantu_workbench.ledger.models import Promise, PromiseVersion
from lantu_workbench.ledger.tables import grade, status_tag
from lantu_workbench.ledger.verdicts import verdict_tag
from lantu_workbench.ledger.wording import due_text, element_texts, figure_words, kind_text, place_text, reason_texts, words

__all__ = ["promise_page"]

# Characters of the text shown before and after the quote.
_AROUND = 160
# What a change of the reader's offsets does not show in the history.
_QUIET = {
    "sentence",
    "start",
    "end",
    "clean_start",
    "clean_end",
    "quote",
    "page",
    "line",
    "paragraph",
    "cell",
    "element",
    "reasons",
    "missing",
}


def promise_page(access: Access, promise: Promise, version: PromiseVersion, at: AsOf) -> dict[str, Any]:
    """The context of the page."""
    return {
        "title": version.text,
        "promise": promise,
        "version": version,
        "document": promise.document,
        "as_of": at,
        "may_edit": queries.may_edit(access, promise.document) and at.is_now,
        "kind": kind_text(version.kind),
        "due": due_text(version.due),
        "grade": grade(version),
        "missing": element_texts(version.missing),
        "reasons": reason_texts(version.reasons),
        "status": status_tag(version),
        "verdict": verdict_tag(version.verdict),
        "location": place_text(version),
        "figures": [_figure(figure, version) for figure in version.figures.all()],
        "named": [(say(f"ledger.named.{kind}"), names) for kind, names in version.named.items()],
        "around": _around(version),
        "history": _history(promise),
        "neighbours": _neighbours(access, version, at),
    }


def _figure(figure: Any, version: PromiseVersion) -> dict[str, Any]:
    table = words()
    return {
        "row": figure,
        "text": figure_words(figure, version),
        "cmp": table.name("comparator_names", figure.cmp),
        "measure": table.name("measures", figure.measure),
        "period": due_text(figure.period_detail or figure.period),
        "kind": table.name("figure_kinds", figure.kind),
        "reasons": reason_texts(figure.reasons, "figure_column"),
    }


def _around(version: PromiseVersion) -> dict[str, str]:
    """The source's own words before, at and after the quote."""
    text = unpack(version.reading).document.source_text
    first, last = max(0, version.start - _AROUND), min(len(text), version.end + _AROUND)
    return {
        "before": ("…" if first else "") + text[first : version.start].rpartition("\n\n")[2],
        "quote": text[version.start : version.end],
        "after": text[version.end : last].partition("\n\n")[0] + ("…" if last < len(text) else ""),
    }


def _history(promise: Promise) -> list[dict[str, Any]]:
    """Each version with what it changed from the one before."""
    rows = list(queries.history(promise))
    told = []
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        old, new = content_of(before) if before else {}, content_of(row)
        changes = [
            {"name": name, "before": old.get(name), "after": value}
            for name, value in new.items()
            if before and value != old.get(name) and name not in _QUIET and name != "figures"
        ]
        told.append({"row": row, "changes": changes, "figures_changed": bool(before) and old["figures"] != new["figures"]})
    return told


def _neighbours(access: Access, version: PromiseVersion, at: AsOf) -> dict[str, Any]:
    """The entries under the same heading: the leaf of the tree in which this one hangs."""
    if not version.headings:
        return {"rows": [], "more": 0}
    rows = queries.versions(access, at).filter(document=version.document_id, headings=version.headings).exclude(pk=version.pk)
    found = list(rows.select_related("promise").order_by("start", "pk")[:13])
    return {"rows": found[:12], "more": max(0, len(found) - 12)}
