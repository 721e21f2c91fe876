"""Every finding of a plan, most telling first.

``weight`` says how much a finding tells, as its own module sets it from what the finding is made of; ``confidence`` how sure it is.
The order is by their product, then by kind, then by where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lantu.findings.figures import differing_figures, sums_that_differ, targets_without_base, targets_without_share
from lantu.findings.leads import same_leads
from lantu.findings.names import drifting_names, names_not_expanded, names_of_two_meanings, one_number_many_measures, other_names
from lantu.findings.passing import dues, serving_nothing
from lantu.findings.scene import Scene
from lantu.findings.wanted import wanted
from lantu.types import FINDING_KINDS, Finding

__all__ = ["find_findings"]

_FINDERS: tuple[Callable[[Scene], Iterator[Finding]], ...] = (
    differing_figures,
    sums_that_differ,
    dues,
    targets_without_share,
    same_leads,
    names_of_two_meanings,
    drifting_names,
    other_names,
    one_number_many_measures,
    serving_nothing,
    targets_without_base,
    names_not_expanded,
    wanted,
)


def find_findings(scene: Scene) -> tuple[Finding, ...]:
    """All findings in order. The same scene gives the same order. A name that nobody expands is not told again as wanted."""
    found = [finding for finder in _FINDERS for finding in finder(scene)]
    unknown = {finding.subject for finding in found if finding.kind == "not_expanded"}
    return tuple(sorted((finding for finding in found if finding.kind != "wanted" or finding.subject not in unknown), key=_order))


def _order(finding: Finding) -> tuple[float, int, str, int]:
    first = finding.here[0]
    return (-finding.weight * finding.confidence, FINDING_KINDS.index(finding.kind), first.doc, first.start)
