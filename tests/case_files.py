"""Cases as data: ``tests/cases/NAME.jsonl``, one JSON object a line with ``id, text, expect, comment, source, status``.

``status`` begins with "known" where a failure is known, and says "pass" or "holds" elsewhere. A known failure that begins to pass fails the
suite until its status is changed: progress is written down.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

__all__ = ["case_params", "load_cases"]

_FOLDER = Path(__file__).parent / "cases"


def load_cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, in order."""
    return [json.loads(line) for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]


def case_params(name: str) -> list[Any]:
    """The same as parameters of a test, known failures marked as strictly expected."""
    params = []
    for case in load_cases(name):
        known = [] if not case["status"].startswith("known") else [pytest.mark.xfail(strict=True, reason=case["comment"])]
        params.append(pytest.param(case, id=case["id"], marks=known))
    return params
