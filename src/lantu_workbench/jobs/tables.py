"""Jobs as a table."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu_workbench.base.errors import error_text
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.templatetags.lantu import when
from lantu_workbench.base.words import has_words, say
from lantu_workbench.jobs.models import Job

__all__ = ["JOBS", "kind_text", "problem_text", "state_tag"]

_TONE = {"waiting": "", "running": "info", "done": "good", "failed": "bad", "cancelled": "warn"}


def kind_text(kind: str) -> str:
    return say(f"jobs.kind.{kind}") if has_words(f"jobs.kind.{kind}") else kind


def state_tag(job: Job) -> SafeString:
    """The state; of a running job with its bar."""
    tag = format_html('<span class="tag {}">{}</span>', _TONE[job.state], say(f"jobs.state.{job.state}"))
    if job.state != "running" or not job.total:
        return tag
    stage = say(job.stage) if job.stage and has_words(job.stage) else ""
    bar = format_html('<progress max="{}" value="{}" aria-label="{}"></progress>', job.total, job.done, stage or say("jobs.progress"))
    return format_html("{} <span class='faint'>{}</span>{}", tag, stage, bar)


def problem_text(job: Job) -> str:
    """Why a job failed, in words: what happened and what to do about it."""
    return error_text(job.problem) if job.problem else ""


def _problem(job: Job) -> SafeString:
    """Why it failed, and the button that takes it up again or out."""
    action, words = ("job-cancel", "jobs.cancel") if job.is_open else ("job-retry", "jobs.retry")
    if job.state == "done":
        return format_html("{}", "")
    button = format_html(
        '<button class="button quiet small" hx-post="{}" hx-target="#list" hx-select="#list" hx-swap="outerHTML show:none">{}</button>',
        reverse(action, args=(job.pk,)),
        say(words),
    )
    return format_html("{} {}", problem_text(job), button)


JOBS = Table(
    (
        Column("id", "jobs.number", lambda job: job.pk, sort=("pk",), kind="number", fixed=True),
        Column("kind", "jobs.kind_head", lambda job: job.kind, cell=lambda job: kind_text(job.kind)),
        Column("title", "jobs.title_head", lambda job: job.title, kind="wide"),
        Column("state", "jobs.state_head", lambda job: job.state, cell=state_tag, sort=("state",)),
        Column("made_at", "jobs.made_at", lambda job: timezone.localtime(job.made_at).isoformat(), cell=lambda job: when(job.made_at)),
        Column(
            "ended_at",
            "jobs.ended_at",
            lambda job: job.ended_at and timezone.localtime(job.ended_at).isoformat(),
            cell=lambda job: when(job.ended_at),
        ),
        Column("user", "jobs.user", lambda job: job.user, cell=lambda job: job.user or say("base.system")),
        Column("tries", "jobs.tries", lambda job: job.tries, kind="number"),
        Column("problem", "jobs.problem", problem_text, cell=_problem, kind="wide"),
    ),
    order=("-pk",),
)
