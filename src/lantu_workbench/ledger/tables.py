"""The ledger as a table: columns of choice for the page, all of them for JSON and CSV."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lantu_workbench.base.marking import marked
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.words import say
from lantu_workbench.ledger.from_library import FIGURE_CONTENT
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.verdicts import verdict_tag
from lantu_workbench.ledger.wording import due_text, element_texts, figure_lines, kind_text, place_text, reason_texts, status_text

__all__ = ["HISTORY", "LEDGER", "grade", "status_tag"]

_TONES = {"unreviewed": "", "confirmed": "good", "corrected": "info", "rejected": "bad"}
_GRADES = 4


def grade(version: PromiseVersion) -> SafeString:
    """Four dots, as many full as the grade says, and in words what is missing."""
    missing = "、".join(element_texts(version.missing))
    said = (
        say("ledger.grade_missing", grade=version.verifiable, missing=missing)
        if missing
        else say("ledger.grade_full", grade=version.verifiable)
    )
    dots = "".join(f'<i class="{"full" if at < version.verifiable else ""}"></i>' for at in range(_GRADES))
    return format_html('<span class="grade" role="img" aria-label="{}" title="{}">{}</span>', said, said, mark_safe(dots))


def status_tag(version: PromiseVersion) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', _TONES[version.status], status_text(version.status))


def _text(version: PromiseVersion) -> SafeString:
    """The promise, and below it whose it is and where it stands."""
    address = reverse("promise", args=(version.promise.key,))
    notes = [note for note in (version.actor or version.place, str(version.document), place_text(version)) if note]
    asked = getattr(version, "asked", "")
    return format_html(
        '<a class="promise-text" href="{}">{}</a><span class="notes">{}</span>', address, marked(version.text, asked), " · ".join(notes)
    )


def _figures(version: PromiseVersion) -> SafeString:
    return format_html_join("", '<span class="figure-line">{}</span>', ((line,) for line in figure_lines(version)))


def _bodies(version: PromiseVersion) -> SafeString:
    others = "、".join(version.responsible_bodies)
    if not version.lead_body and not others:
        return format_html('<span class="faint">{}</span>', "—")
    return format_html("{}{}", version.lead_body, format_html('<span class="notes">{}</span>', others) if others else "")


def _due(version: PromiseVersion) -> Any:
    shown = due_text(version.due) or version.due_text
    return shown or format_html('<span class="faint">{}</span>', "—")


def _verdict(version: PromiseVersion) -> SafeString:
    """The verdict, leading to its proof."""
    tag = verdict_tag(version.verdict)
    return format_html('<a href="{}">{}</a>', reverse("promise-verdict", args=(version.promise.key,)), tag) if version.verdict else tag


def _figure_values(version: PromiseVersion) -> list[dict[str, Any]]:
    return [{name: getattr(figure, name) for name in FIGURE_CONTENT} for figure in version.figures.all()]


def _column(name: str, *, shown: bool = False, sort: bool = False, kind: str = "text", cell: Any = None) -> Column:
    """A column that is a field of the version, under the field's own name."""
    return Column(
        name, f"ledger.{name}", lambda version: getattr(version, name), cell=cell, sort=(name,) if sort else (), shown=shown, kind=kind
    )


LEDGER = Table(
    (
        Column("id", "ledger.id", lambda version: version.promise.key, shown=False),
        Column("text", "ledger.text", lambda version: version.text, cell=_text, kind="wide", fixed=True),
        Column("figures", "ledger.figures", _figure_values, cell=_figures),
        Column("lead_body", "ledger.lead_body", lambda version: version.lead_body, cell=_bodies, sort=("lead_body",)),
        Column("responsible_bodies", "ledger.responsible_bodies", lambda version: version.responsible_bodies, shown=False),
        Column("due", "ledger.due", lambda version: version.due, cell=_due, sort=("due_day",)),
        _column("due_text"),
        _column("kind", shown=True, sort=True, cell=lambda version: kind_text(version.kind)),
        _column("verifiable", shown=True, sort=True, cell=grade),
        Column(
            "missing",
            "ledger.missing",
            lambda version: version.missing,
            cell=lambda version: "、".join(element_texts(version.missing)),
            shown=False,
        ),
        Column("verdict", "ledger.verdict", lambda version: version.verdict, cell=_verdict),
        Column("status", "ledger.status_head", lambda version: version.status, cell=status_tag, sort=("status",), shown=False),
        _column("actor", sort=True),
        _column("place", sort=True),
        _column("action"),
        _column("object"),
        Column(
            "headings",
            "ledger.headings",
            lambda version: version.headings,
            cell=lambda version: " › ".join(version.headings),
            shown=False,
            kind="wide",
        ),
        Column(
            "document", "ledger.document", lambda version: version.document.key, cell=lambda version: str(version.document), shown=False
        ),
        Column("location", "ledger.location", place_text, shown=False),
        Column("quote", "ledger.quote", lambda version: version.quote, shown=False, kind="wide"),
        _column("start", kind="number"),
        _column("end", kind="number"),
        _column("confidence", kind="number", sort=True),
        Column(
            "reasons",
            "ledger.reasons",
            lambda version: version.reasons,
            cell=lambda version: format_html_join("", '<span class="notes">{}</span>', ((text,) for text in reason_texts(version.reasons))),
            shown=False,
            kind="wide",
        ),
        _column("same_as"),
        Column(
            "change",
            "ledger.change_head",
            lambda version: version.change,
            cell=lambda version: say(f"ledger.change.{version.change}"),
            shown=False,
        ),
        Column("known_from", "ledger.known_from", lambda version: version.known_from.isoformat(), sort=("known_from",), shown=False),
    ),
    order=("-document_id", "start", "pk"),
)


def _moment(name: str) -> Column:
    return Column(name, f"ledger.{name}", lambda version: (at := getattr(version, name)) and at.isoformat())


# What a version is among the others of its promise: beside the columns of the ledger.
HISTORY = Table(
    (
        Column("version", "ledger.version", lambda version: version.number, kind="number"),
        Column("changed_by", "ledger.by", lambda version: version.by),
        Column("change_reason", "base.reason", lambda version: version.reason, kind="wide"),
        *(_moment(name) for name in ("known_to", "true_from", "true_to")),
    ),
    order=("-number",),
)
