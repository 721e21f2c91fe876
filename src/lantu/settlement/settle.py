"""Promises against later reports: the settlement, target by target. The order of the steps is here, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lantu.annotating import Annotation
from lantu.observations import annotation_observations
from lantu.settlement.deeds import find_deeds, settle_deeds
from lantu.settlement.forecast import add_forecasts
from lantu.settlement.match import ObservationIndex, find_match
from lantu.settlement.periods import years
from lantu.settlement.recalled import find_recalled
from lantu.settlement.report import Report
from lantu.settlement.targets import find_targets
from lantu.settlement.verdicts import judge
from lantu.types import DeedSettlement, Observation, Settlement, Target

__all__ = ["settle", "settle_all", "settle_targets"]


def settle(
    promises: Iterable[Annotation], results: Iterable[Annotation], data: Iterable[Observation] = (), *, known_year: int | None = None
) -> tuple[Settlement, ...]:
    """Every target of ``promises`` held against what ``results`` report and ``data`` counts.

    known_year: the year up to which results are known; by default the last one that an observation is of.
    """
    targets = [target for annotation in promises for target in find_targets(annotation)]
    observations = [observation for annotation in results for observation in annotation_observations(annotation)]
    return settle_targets(targets, [*observations, *data], known_year=known_year)


def settle_all(
    promises: Sequence[Annotation], results: Sequence[Annotation], data: Iterable[Observation] = (), *, known_year: int | None = None
) -> tuple[Settlement | DeedSettlement, ...]:
    """Every promise, with a number or without, and every earlier target that ``promises`` look back on, in the order of their words."""
    observations = [*(seen for annotation in results for seen in annotation_observations(annotation)), *data]
    known = known_year if known_year is not None else last_known(observations)
    figures = settle_targets([target for annotation in promises for target in find_targets(annotation)], observations, known_year=known)
    figures = add_forecasts(figures, observations, known_year=known)
    deeds = settle_deeds([deed for annotation in promises for deed in find_deeds(annotation)], Report.of(results), known_year=known)
    recalled = find_recalled(promises)
    order = {annotation.document.name: index for index, annotation in enumerate(promises)}
    return tuple(sorted((*figures, *deeds, *recalled), key=lambda one: _place(one, order)))


def _place(settlement: Settlement | DeedSettlement, order: dict[str, int]) -> tuple[int, int]:
    promise = settlement.target if isinstance(settlement, Settlement) else settlement.deed
    return order[promise.doc], promise.start


def last_known(observations: Iterable[Observation]) -> int | None:
    """The last year that an observation is of; None without any."""
    return max((span[1] for observation in observations if (span := years(observation.period))), default=None)


def settle_targets(
    targets: Sequence[Target], observations: Sequence[Observation], *, known_year: int | None = None
) -> tuple[Settlement, ...]:
    """The same from targets and observations."""
    index = ObservationIndex.of(observations)
    known = known_year if known_year is not None else last_known(observations)
    return tuple(_settlement(target, index, known) for target in targets)


def _settlement(target: Target, index: ObservationIndex, known_year: int | None) -> Settlement:
    match = find_match(target, index)
    verdict = judge(target, match.evidence, known_year=known_year, none_why=match.why)
    return Settlement(
        target=target,
        evidence=tuple(piece.observation for piece in match.evidence),
        verdict=verdict,
        meets=tuple(piece.meets for piece in match.evidence),
        turned=tuple(piece.turned for piece in match.evidence),
        partial=match.partial,
        confidence=match.confidence,
        match_why=match.why,
    )
