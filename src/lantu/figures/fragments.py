"""The pieces of clauses of the rule family ``figures_clauses``, each made into a pattern once."""

from __future__ import annotations

import re
from functools import cache

from lantu.rules import Ending, load_rules

__all__ = ["ending", "pattern"]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of one piece, tried wherever the caller looks."""
    return load_rules("figures_clauses").compile(f"{{{name}}}")


@cache
def ending(name: str) -> Ending:
    """The same for a piece that ends its text, looked for only where the last character allows it."""
    return Ending(pattern(name))
