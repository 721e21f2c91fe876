"""The log as a table."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_workbench.base.models import LogEntry
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.templatetags.lantu import when
from lantu_workbench.base.words import has_words, say

__all__ = ["LOG", "action_text", "via_text"]


def action_text(action: str) -> str:
    """What an action is called; an action of a later version, read from its export, by its own name."""
    return say(f"log.{action}") if has_words(f"log.{action}") else action


def via_text(via: str) -> str:
    return say(f"base.via.{via}") if has_words(f"base.via.{via}") else via


def _number(entry: LogEntry) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("log-entry", args=(entry.number,)), entry.number)


def _target(entry: LogEntry) -> SafeString:
    return format_html('<span class="code">{} {}</span>', entry.kind, entry.key)


def _hash(entry: LogEntry) -> SafeString:
    return format_html('<span class="code" title="{}">{}</span>', entry.hash, entry.hash[:10])


LOG = Table(
    (
        Column("number", "base.log_number", lambda entry: entry.number, cell=_number, sort=("number",), kind="number", fixed=True),
        Column("at", "base.log_at", lambda entry: timezone.localtime(entry.at).isoformat(), cell=lambda entry: when(entry.at)),
        Column("actor", "base.log_actor", lambda entry: entry.actor, cell=lambda entry: entry.actor or say("base.system")),
        Column("action", "base.log_action", lambda entry: entry.action, cell=lambda entry: action_text(entry.action)),
        Column("target", "base.log_target", lambda entry: f"{entry.kind} {entry.key}".strip(), cell=_target),
        Column("reason", "base.log_reason", lambda entry: entry.reason, kind="wide"),
        Column("via", "base.log_via", lambda entry: entry.via, cell=lambda entry: via_text(entry.via)),
        Column("before", "base.log_before", lambda entry: entry.before, shown=False, kind="wide"),
        Column("after", "base.log_after", lambda entry: entry.after, shown=False, kind="wide"),
        Column("hash", "base.log_hash", lambda entry: entry.hash, cell=_hash),
        Column("previous", "base.log_previous", lambda entry: entry.previous, shown=False),
    ),
    order=("-number",),
)
