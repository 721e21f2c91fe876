"""One verdict for a promise that states several figures, from the verdicts of its parts.

A ledger has one line a promise, a settlement one line a figure. The parts and their proofs stay; this is what their line says.
"""

from __future__ import annotations

from collections.abc import Sequence

from lantu.settlement.bounds import ruleset_version
from lantu.types import VERDICTS, Verdict

__all__ = ["whole_verdict"]

_AHEAD = {"on_course", "late"}


def whole_verdict(parts: Sequence[Verdict]) -> Verdict:
    """A part alone speaks for the whole; so do parts that all say the same. Else, in this order:

    1. a part that is not decided leaves the whole ``unproven``;
    2. where the time of a part is not over: ``on_course`` if every other one is on course or kept, else ``late``;
    3. where all times are over: ``partly``.

    >>> [whole_verdict([Verdict(one, "r@1", ""), Verdict(other, "r@1", "")]).verdict
    ...  for one, other in (("kept", "missed"), ("kept", "on_course"), ("missed", "on_course"), ("kept", "unproven"))]
    ['partly', 'on_course', 'late', 'unproven']
    """
    first, kinds = parts[0], {part.verdict for part in parts}
    if len(kinds) == 1 and len({part.rule for part in parts}) == 1:
        return Verdict(first.verdict, first.rule, "; ".join(dict.fromkeys(part.why for part in parts)))
    why = "; ".join(f"{sum(part.verdict == kind for part in parts)} {kind}" for kind in VERDICTS if kind in kinds)
    if "unproven" in kinds:
        return Verdict("unproven", _rule("unproven.compound" if len(kinds) > 1 else "unproven.several"), why)
    verdict = first.verdict if len(kinds) == 1 else _ahead(kinds) if kinds & _AHEAD else "partly"
    return Verdict(verdict, _rule(f"whole.{verdict}"), why)


def _ahead(kinds: set[str]) -> str:
    return "on_course" if kinds <= {"kept", "on_course"} else "late"


def _rule(name: str) -> str:
    return f"settle.{name}@{ruleset_version()}"
