"""The plan over many documents, in one function that can be read on one screen.

Comes in: annotations. Goes out: ``Plan``, every part of which cites its source.
"""

from lantu.plans.build import build_plan, plan
from lantu.plans.types import Plan, PlanDocument

__all__ = ["Plan", "PlanDocument", "build_plan", "plan"]
