"""The library's coded errors in people's words: what happened, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lantu import LantuError
from lantu.command import load_messages
from lantu_workbench.base.words import language

__all__ = ["error_as_dict", "error_text"]


def error_as_dict(error: LantuError) -> dict[str, Any]:
    """An error as JSON, for the database and the API."""
    values = {name: value if isinstance(value, int) else str(value) for name, value in error.values.items()}
    return {"code": error.code, "file": error.file, "place": error.place, "values": values}


def error_text(problem: Mapping[str, Any]) -> str:
    """An error kept by ``error_as_dict`` in the language of the request; any other problem as its text says."""
    if "code" not in problem:
        return str(problem.get("text", ""))
    error = LantuError(problem["code"], place=problem.get("place", ""), **problem.get("values", {}))
    return load_messages(language()).error(error)
