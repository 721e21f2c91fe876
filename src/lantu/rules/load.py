"""Rule records: ``data/rules/FAMILY.toml``, in file order. Each carries its own good and bad examples, which a test runs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lantu.errors import DataError
from lantu.rules.match import compile_pattern

__all__ = ["Rule", "RuleSet", "load_rules"]

_REQUIRED = {"id", "pattern", "why", "yes", "source", "since"}
_ALLOWED = _REQUIRED | {"effect", "no", "priority"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One record. ``yes`` must be found by ``regex.search``, ``no`` must not; ``effect`` is for the stage that owns the family."""

    id: str
    pattern: str
    regex: re.Pattern[str]
    effect: Mapping[str, Any]
    why: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    source: str
    since: str
    priority: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a family: higher ``priority`` first, then file order."""

    family: str
    rules: tuple[Rule, ...]
    fragments: Mapping[str, str]

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a further pattern with this family's fragments."""
        return compile_pattern(pattern, self.fragments)


@cache
def load_rules(family: str) -> RuleSet:
    """Read one family. Raises DataError with file, rule id and reason: L301 not TOML, L307 a bad record, L306 a bad pattern."""
    name = f"{family}.toml"
    try:
        table = tomllib.loads(files("lantu.data").joinpath("rules", name).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise DataError("L301", file=name, reason=str(error)) from error
    fragments = MappingProxyType(dict(table.get("fragments", {})))
    rules: list[Rule] = []
    seen: set[str] = set()
    for record in table.get("rule", []):
        place = str(record.get("id", "?"))
        missing, unknown = _REQUIRED - record.keys(), record.keys() - _ALLOWED
        if missing or unknown or place in seen:
            reason = f"missing {sorted(missing)}, unknown {sorted(unknown)}, twice {place in seen}"
            raise DataError("L307", file=name, place=place, reason=reason)
        seen.add(place)
        try:
            regex = compile_pattern(record["pattern"], fragments)
        except DataError as error:
            raise DataError(error.code, file=name, place=place, **error.values) from error
        rules.append(
            Rule(
                id=place,
                pattern=record["pattern"],
                regex=regex,
                effect=MappingProxyType(dict(record.get("effect", {}))),
                why=record["why"],
                yes=tuple(record["yes"]),
                no=tuple(record.get("no", ())),
                source=record["source"],
                since=record["since"],
                priority=record.get("priority", 0),
            )
        )
    rules.sort(key=lambda rule: -rule.priority)
    return RuleSet(family, tuple(rules), fragments)
