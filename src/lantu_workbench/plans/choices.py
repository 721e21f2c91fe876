"""Coded values of plans."""

__all__ = ["PLAN_JOB"]

# The kind of job that makes an office's plan.
PLAN_JOB = "plans.make"
