"""A target that can be judged, and the verdict with its proof."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.types.observation import Observation

__all__ = ["VERDICTS", "Forecast", "Settlement", "Target", "Verdict"]

VERDICTS = ("kept", "partly", "missed", "unproven", "on_course", "late")


@dataclass(frozen=True, slots=True)
class Target:
    """One promised figure, with all that a verdict needs of it; offsets and fields as in ``Observation``.

    id:        of the promise and the figure in it; stays the same when the same text is read again.
    promise:   id of the promise it belongs to, "" where the sentence yielded none.
    period:    the year or span it is due in; "" where the document leaves it open, and ``open_reason`` says why.
    direction: one of ``lantu.types.DIRECTIONS``; direction_rule: the rule that decided.
    made_on:   when the promise was made, ISO, as far as known.
    baseline:  where the change starts from, and the year it stood there, where the document says so.
    scene:     as in ``Observation``.
    """

    id: str
    promise: str
    doc: str
    start: int
    end: int
    quote: str
    mention: str
    indicator: str
    place: str
    cmp: str
    value: float
    unit: str
    measure: str
    period: str
    direction: str
    direction_rule: str
    indicator_id: str = ""
    value2: float | None = None
    quantum: float = 0.0
    polarity: int = 1
    made_on: str = ""
    open_reason: str = ""
    baseline: float | None = None
    baseline_period: str = ""
    scene: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a target, by which rule, and the arithmetic that anyone can do again.

    verdict: one of ``VERDICTS``.
    rule:    id of the rule that decided ("settle.higher.ge") with the version of the rule set behind "@".
    why:     the arithmetic, or the reason why nothing is proven.
    """

    verdict: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a series lets expect of a target whose time is not over; numbers in the target's unit.

    year:        that the target is due in. middle, low, high: the value expected then, and the band that should hold it eight times in ten.
    probability: 0 to 1, of reaching the target; never told finer than in steps of 0.05, nor as certain.
    needed:      what a year must still bring on the way to the target; seen: what a year of the series has brought.
                 None where each year has a number of its own.
    years:       first and last year of the series. points: how many values it has.
    hits, tries: how often such a band, drawn from an earlier part of this series, held the value that came.
    """

    year: int
    middle: float
    low: float
    high: float
    probability: float
    needed: float | None
    seen: float | None
    years: tuple[int, int]
    points: int
    hits: int
    tries: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """A target, the observations that answer it (the deciding one first), and the verdict.

    meets:      for each observation how its period meets the target's: "whole", "wider", "earlier".
    turned:     for each observation whether it counts the other way (a fall against a target of growth).
    partial:    the observation answers only in part (a span of years, a wider thing).
    confidence: of the pairing, 0 to 1; 1.0 where nothing was paired.
    match_why:  why this observation was taken, or why none was.
    forecast:   what its series lets expect, where the time is not over and the series is long enough; else None.
    """

    target: Target
    evidence: tuple[Observation, ...]
    verdict: Verdict
    meets: tuple[str, ...] = ()
    turned: tuple[bool, ...] = ()
    partial: bool = False
    confidence: float = 1.0
    match_why: str = ""
    forecast: Forecast | None = None
