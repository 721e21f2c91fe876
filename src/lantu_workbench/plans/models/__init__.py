"""The tables of plans: derived from documents, made anew whenever these change."""

from lantu_workbench.plans.models.finding import Finding
from lantu_workbench.plans.models.link import Link
from lantu_workbench.plans.models.plan import Plan

__all__ = ["Finding", "Link", "Plan"]
