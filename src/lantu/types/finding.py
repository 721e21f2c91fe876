"""A finding: something across documents that a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lantu.types.citation import Citation

__all__ = ["FINDING_KINDS", "Finding"]

# In the order in which they are told where all else is equal.
FINDING_KINDS = (
    "figures_differ",
    "sum_differs",
    "due_later",
    "target_without_share",
    "same_lead",
    "due_open",
    "name_of_two_meanings",
    "names_drift",
    "same_under_other_name",
    "one_number_many_measures",
    "serves_nothing",
    "target_without_base",
    "not_expanded",
    "wanted",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    kind:       one of ``FINDING_KINDS``; ``subject`` what it is about, in the documents' words.
    values:     what its sentence fills in, by the names that data/plan.toml uses.
    here:       the citations of the one side, there: of the other side; "there" is empty where the finding is that nothing stands there.
    statements: numbers of the statements concerned; places: codes of those whose they are.
    weight:     the higher, the more telling; confidence 0 to 1.
    """

    kind: str
    subject: str
    here: tuple[Citation, ...]
    there: tuple[Citation, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    statements: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    weight: float = 0.0
    confidence: float = 1.0
