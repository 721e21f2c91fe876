"""Why a result is what it is: the steps that made it, kept only when asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Step", "Trace"]


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: which rule or model, on which characters of ``clean_text`` (end exclusive), and what it said."""

    rule_id: str
    start: int
    end: int
    note: str = ""


@dataclass(slots=True)
class Trace:
    """A list of steps that stages append to. Stages take ``Trace | None``; None costs nothing."""

    steps: list[Step] = field(default_factory=list)

    def add(self, rule_id: str, start: int, end: int, note: str = "") -> None:
        self.steps.append(Step(rule_id, start, end, note))

    def at(self, offset: int) -> list[Step]:
        """The steps that touch one character of ``clean_text``, in the order they were taken."""
        return [step for step in self.steps if step.start <= offset < max(step.end, step.start + 1)]
