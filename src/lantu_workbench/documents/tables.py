"""Documents as a table."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_workbench.base.errors import error_text
from lantu_workbench.base.marking import marked
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.templatetags.lantu import bytes_, icon, when
from lantu_workbench.base.words import has_words, say
from lantu_workbench.documents.models import Document

__all__ = ["ADDED", "DOCUMENTS", "SHA256", "format_text", "state_text"]


def state_text(state: str) -> str:
    return say(f"documents.state.{state}")


def format_text(format: str) -> str:
    return say(f"documents.format.{format}") if has_words(f"documents.format.{format}") else format


def _title(document: Document) -> SafeString:
    notes = [document.place, document.body if document.body != document.place else "", format_text(document.format)]
    kin = public = ""
    if document.kin_kind:
        kin = format_html(' <span class="tag warn">{}</span>', say(f"documents.kin.{document.kin_kind}"))
    if document.is_public:
        public = format_html(' <span class="tag info">{}</span>', say("documents.public"))
    return format_html(
        '<a class="strong" href="{}">{}</a>{}{}<br><span class="faint">{}</span>{}',
        document.get_absolute_url(),
        str(document),
        kin,
        public,
        " · ".join(filter(None, notes)),
        _hits(document),
    )


def _hits(document: Document) -> SafeString:
    """The sentences that a search found, each leading to its place."""
    hits = getattr(document, "hits", [])
    address = document.get_absolute_url()
    rows = ((f"{address}?sentence={hit['index']}", marked(hit["text"], document.asked)) for hit in hits)
    return format_html_join("", '<a class="hit" href="{}">{}</a>', rows)


def _state(document: Document) -> SafeString:
    if document.state == "ready":
        return format_html('<span class="tag good">{}</span>', state_text(document.state))
    if document.state == "failed":
        return format_html(
            '<span class="tag bad">{}</span><br><span class="faint">{}</span>', state_text(document.state), problem(document)
        )
    return format_html('<span class="tag info">{} {}</span>', icon("clock"), state_text(document.state))


def problem(document: Document) -> str:
    """Why it was not read, and what to do."""
    return error_text(document.problem) if document.problem else ""


def _published(document: Document) -> Any:
    return document.date or document.year or None


# Of whatever has a file that somebody added.
SHA256 = Column("sha256", "documents.sha256", lambda row: row.file_id, shown=False)
ADDED = (
    Column(
        "added_at",
        "documents.added_at",
        lambda row: timezone.localtime(row.added_at).isoformat(),
        cell=lambda row: when(row.added_at),
        sort=("added_at",),
    ),
    Column("added_by", "documents.added_by", lambda row: row.added_by, shown=False),
)
DOCUMENTS = Table(
    (
        Column("key", "documents.key", lambda document: document.key, shown=False),
        Column("title", "documents.title_head", str, cell=_title, sort=("title",), kind="wide", fixed=True),
        Column("date", "documents.date", _published, sort=("published", "date")),
        Column("promises", "documents.promises", lambda document: document.promises, sort=("promises",), kind="number"),
        Column("state", "documents.state_head", lambda document: document.state, cell=_state, sort=("state",)),
        Column("unit", "documents.unit", lambda document: document.unit.name),
        Column("place", "documents.place", lambda document: document.place, sort=("place",), shown=False),
        Column("body", "documents.body", lambda document: document.body, shown=False),
        Column(
            "format",
            "documents.format_head",
            lambda document: document.format,
            cell=lambda document: format_text(document.format),
            shown=False,
        ),
        Column(
            "characters", "documents.characters", lambda document: document.characters, sort=("characters",), kind="number", shown=False
        ),
        Column(
            "size",
            "documents.size",
            lambda document: document.file.size,
            cell=lambda document: bytes_(document.file.size),
            kind="number",
            shown=False,
        ),
        Column("file_name", "documents.file_name", lambda document: document.file_name, shown=False),
        SHA256,
        Column("url", "documents.url", lambda document: document.url, shown=False),
        *ADDED,
    ),
    order=("-added_at", "-pk"),
)
