"""Before the deadline: the pace seen against the pace needed."""

from __future__ import annotations

from fractions import Fraction

from lantu.rules import load_mapping
from lantu.settlement.arithmetic import amount, inequality
from lantu.settlement.bounds import Interval, exact, ruleset_version
from lantu.settlement.periods import last_year, years
from lantu.types import Observation, Target, Verdict

__all__ = ["judge_pace"]


def judge_pace(target: Target, observation: Observation, limits: Interval, seen: Interval, due: int, known_year: int | None) -> Verdict:
    """``on_course`` or ``late`` for a target whose time is not over, from a value seen on the way.

    A value that already lies in what is accepted is on course. Otherwise the way from the base must be done as far as time has gone.
    After the deadline a value of an earlier year proves nothing.
    """
    at = last_year(observation.period)
    if known_year is not None and known_year >= due:
        return _verdict("unproven", "settle.unproven.earlier_period", f"{observation.period} / {target.period}")
    if limits.holds(seen):
        return _verdict("on_course", f"settle.pace.{target.direction}", f"{inequality(target.indicator, seen, limits, target.unit)} @{at}")
    start, base = _start(target)
    if start is None or base is None or at is None or not start < at <= due or seen.low is None:
        now, then = amount(exact(observation.value), observation.unit), amount(exact(target.value), target.unit)
        why = f"{target.indicator} {now} @{at} → {then} @{due}"
        return _verdict("unproven", "settle.unproven.no_base", why.strip())
    gone = Fraction(at - start, due - start)
    needed = (exact(target.value) - base) * gone
    done = seen.low - base
    share = exact(load_mapping("settlement")["pace"]["on_course"])
    good = abs(done) >= abs(needed) * share and (done >= 0) == (needed >= 0)
    way, due_way = amount(done, target.unit), amount(needed, target.unit)
    why = f"{target.indicator} {way} {'≥' if good else '<'} {float(share):.10g} × {due_way} @{at} ({start}–{due})".strip()
    return _verdict("on_course" if good else "late", f"settle.pace.{target.direction}", why)


def _start(target: Target) -> tuple[int | None, Fraction | None]:
    """The year the way begins in, and the value there: the base of the document, or nothing for what is added up from nothing."""
    if target.baseline is not None:
        return last_year(target.baseline_period), exact(target.baseline)
    span = years(target.period)
    if target.measure == "increment" and span is not None and span[0] < span[1]:
        return span[0] - 1, Fraction(0)
    return None, None


def _verdict(verdict: str, rule: str, why: str) -> Verdict:
    return Verdict(verdict, f"{rule}@{ruleset_version()}", why)
