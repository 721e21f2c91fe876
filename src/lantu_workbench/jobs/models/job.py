"""One piece of background work."""

from __future__ import annotations

from django.db import models

from lantu_workbench.jobs.choices import JobState

__all__ = ["Job"]


class Job(models.Model):
    """A job with its progress.

    kind, args:  which registered worker does it, and with what (JSON).
    target:      the key of what it is about, to find the job of a document.
    done, total: steps, for the bar; stage: the id of the words that say what is being done.
    tries:       how often it was begun. lease_until: until when its worker is taken to be alive; worker: ``host:pid:moment``.
    problem:     why the last try failed: ``code`` and ``values`` of a coded error, or ``text``.
    """

    kind = models.CharField(max_length=40)
    args = models.JSONField(default=dict)
    target = models.CharField(max_length=64, blank=True, db_index=True)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, default=JobState.WAITING)
    priority = models.SmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=40, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.JSONField(null=True)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    user_id = models.BigIntegerField(null=True)
    user = models.TextField(blank=True)
    request = models.CharField(max_length=32, blank=True)
    reach = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("priority", "id"), name="job_next", condition=models.Q(state__in=("waiting", "running"))),
            models.Index(fields=("state", "-id"), name="job_state"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in (JobState.WAITING, JobState.RUNNING)
