"""The table of jobs."""

from lantu_workbench.jobs.models.job import Job

__all__ = ["Job"]
