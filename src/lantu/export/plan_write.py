"""Which format a path asks for, and the one place that puts a plan on the disk."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from lantu.errors import ExportError
from lantu.export.atomic import write_atomically
from lantu.export.plan_wording import load_plan_words

if TYPE_CHECKING:
    from lantu.plans import Plan

__all__ = ["PLAN_ENDINGS", "render_plan", "write_plan"]


def _html(plan: Plan, language: str) -> bytes:
    from lantu.export.plan_html import to_plan_html

    return to_plan_html(plan, load_plan_words(language))


def _xlsx(plan: Plan, language: str) -> bytes:
    from lantu.export.plan_xlsx import to_plan_xlsx

    return to_plan_xlsx(plan, load_plan_words(language))


def _jsonl(plan: Plan, language: str) -> bytes:
    from lantu.export.plan_jsonl import to_plan_jsonl

    return to_plan_jsonl(plan)


PLAN_ENDINGS = MappingProxyType({".html": _html, ".xlsx": _xlsx, ".jsonl": _jsonl})


def render_plan(plan: Plan, ending: str, *, language: str = "zh") -> bytes:
    """The plan as the bytes of one format. Raises ExportError L401 for an unknown ending, L404 when it is too long."""
    if ending.lower() not in PLAN_ENDINGS:
        raise ExportError("L401", ending=ending, known=" ".join(PLAN_ENDINGS))
    return PLAN_ENDINGS[ending.lower()](plan, language)


def write_plan(plan: Plan, path: str | PathLike[str], *, language: str = "zh") -> None:
    """Write the plan in the format that the path's ending names; the file is whole or not there. Raises ExportError L401, L402, L404."""
    target = Path(path)
    try:
        data = render_plan(plan, target.suffix, language=language)
    except ExportError as error:
        raise ExportError(error.code, file=str(target), place=error.place, **error.values) from error
    write_atomically(target, data)
