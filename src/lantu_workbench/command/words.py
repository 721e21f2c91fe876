"""The words of the commands, without Django."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["say"]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))


def say(language: str, group: str, name: str, /, **values: Any) -> str:
    """A text in ``zh`` or ``en``."""
    return str(_table()[group][name][language]).format(**values)
