"""The verdict on one target from the observations that answer it, by a rule with a version. Pure arithmetic: no word of any language.

Comes in: a target, its evidence, and the year that is known so far. Goes out: ``Verdict`` with the arithmetic. The order of the questions
is in ``judge``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lantu.settlement.arithmetic import inequality
from lantu.settlement.bounds import Interval, accepted, observed, ruleset_version
from lantu.settlement.conversion import conversion
from lantu.settlement.pace import judge_pace
from lantu.settlement.periods import last_year
from lantu.types import Observation, Target, Verdict

__all__ = ["Evidence", "judge", "unproven"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """An observation with the way its period meets the target's ("whole" "wider" "earlier").

    ``turned``: whether it counts the other way (下降5% against a target of growth), so that its number is to be read with the other sign.
    """

    observation: Observation
    meets: str = "whole"
    turned: bool = False


def judge(target: Target, evidence: Sequence[Evidence], *, known_year: int | None = None, none_why: str = "") -> Verdict:
    """Decide. ``evidence`` holds one piece, or one for each part of a compound target; ``known_year``: the year up to which is known.

    The questions in order: is there a time; is there evidence; may it prove; does it cover the time; does it lie in what is accepted.
    """
    due = last_year(target.period)
    if due is None:
        return unproven("no_period", target.open_reason or "not stated")
    if not evidence:
        if known_year is not None and due > known_year:
            return unproven("not_due", f"due {due}, known up to {known_year}")
        return unproven("no_evidence", none_why or "no answer found")
    held = [piece.observation.held for piece in evidence if piece.observation.held]
    if held:
        return unproven("held", held[0])
    names = [target.indicator] if len(evidence) == 1 else [piece.observation.indicator for piece in evidence]
    verdicts = [_judge_one(target, piece, name, due, known_year) for piece, name in zip(evidence, names, strict=True)]
    return verdicts[0] if len(verdicts) == 1 else _together(target, verdicts)


def unproven(reason: str, why: str) -> Verdict:
    """The verdict that nothing is proven, by the reason's own rule."""
    return Verdict("unproven", _rule(f"settle.unproven.{reason}"), why)


def _judge_one(target: Target, piece: Evidence, name: str, due: int, known_year: int | None) -> Verdict:
    observation = piece.observation
    factor = conversion(observation.unit, target.unit)
    if factor is None:
        return unproven("unit", f"{observation.unit} / {target.unit}")
    limits, rule = accepted(target, observation.quantum * factor)
    seen = observed(observation, factor, turned=piece.turned)
    if piece.meets == "wider":
        return unproven("wider_period", f"{observation.period} / {target.period}")
    if piece.meets == "earlier":
        return judge_pace(target, observation, limits, seen, due, known_year)
    return _compare(limits, seen, rule, inequality(name, seen, limits, target.unit))


def _compare(limits: Interval, seen: Interval, rule: str, why: str) -> Verdict:
    if limits.holds(seen):
        return Verdict("kept", _rule(rule), why)
    if limits.misses(seen):
        return Verdict("missed", _rule(rule), why)
    return unproven("bound", why)


def _together(target: Target, verdicts: Sequence[Verdict]) -> Verdict:
    """A compound target: kept where all its parts are, partly where some are."""
    kinds = {verdict.verdict for verdict in verdicts}
    why = "; ".join(verdict.why for verdict in verdicts)
    if len(kinds) == 1:
        return Verdict(verdicts[0].verdict, verdicts[0].rule, why)
    if "kept" in kinds and kinds <= {"kept", "missed"}:
        return Verdict("partly", _rule("settle.compound.partly"), why)
    return unproven("compound", why)


def _rule(rule: str) -> str:
    return f"{rule}@{ruleset_version()}"
