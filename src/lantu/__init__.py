"""Lantu 蓝图: reads published plans and makes every promise a cited, measurable entry of a ledger."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantu.annotating import Annotation, annotate
    from lantu.errors import LantuError
    from lantu.export import write_ledger
    from lantu.export.plan_write import write_plan
    from lantu.ledgers import Ledger, LedgerFigure, LedgerRow, ledger
    from lantu.opening import ReadFailure, iter_sources, read, read_all
    from lantu.options import ReadOptions
    from lantu.plans import Plan, build_plan, plan
    from lantu.trace import Trace
    from lantu.types import Citation, Document, Figure, PlanNode, Promise, Sentence, Strategy

__all__ = [
    "Annotation",
    "Citation",
    "Document",
    "Figure",
    "LantuError",
    "Ledger",
    "LedgerFigure",
    "LedgerRow",
    "Plan",
    "PlanNode",
    "Promise",
    "ReadFailure",
    "ReadOptions",
    "Sentence",
    "Strategy",
    "Trace",
    "annotate",
    "build_plan",
    "iter_sources",
    "ledger",
    "plan",
    "read",
    "read_all",
    "write_ledger",
    "write_plan",
]

# Loaded on first use, so that `lantu --help` and a caller that needs one name pay for no more.
_HOMES = {
    **dict.fromkeys(("Annotation", "annotate"), "lantu.annotating"),
    **dict.fromkeys(("Ledger", "LedgerFigure", "LedgerRow", "ledger"), "lantu.ledgers"),
    **dict.fromkeys(("ReadFailure", "iter_sources", "read", "read_all"), "lantu.opening"),
    **dict.fromkeys(("Citation", "Document", "Figure", "PlanNode", "Promise", "Sentence", "Strategy"), "lantu.types"),
    "LantuError": "lantu.errors",
    "ReadOptions": "lantu.options",
    "Trace": "lantu.trace",
    "write_ledger": "lantu.export",
    "write_plan": "lantu.export.plan_write",
    **dict.fromkeys(("Plan", "build_plan", "plan"), "lantu.plans"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
