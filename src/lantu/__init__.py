"""Lantu 蓝图: reads published plans and makes every promise a cited, measurable entry of a ledger."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantu.annotating import Annotation, annotate
    from lantu.errors import LantuError
    from lantu.opening import read
    from lantu.options import ReadOptions
    from lantu.types import Citation, Document, Figure, PlanNode, Promise, Sentence, Strategy

__all__ = [
    "Annotation",
    "Citation",
    "Document",
    "Figure",
    "LantuError",
    "PlanNode",
    "Promise",
    "ReadOptions",
    "Sentence",
    "Strategy",
    "annotate",
    "read",
]

# Loaded on first use, so that `lantu --help` and a caller that needs one name pay for no more.
_HOMES = {
    "Annotation": "lantu.annotating",
    "annotate": "lantu.annotating",
    "LantuError": "lantu.errors",
    "read": "lantu.opening",
    "ReadOptions": "lantu.options",
    **dict.fromkeys(("Citation", "Document", "Figure", "PlanNode", "Promise", "Sentence", "Strategy"), "lantu.types"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
