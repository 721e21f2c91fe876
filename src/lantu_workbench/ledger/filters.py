"""The filters of the ledger, in the order of their facets."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from lantu_workbench.base.filters import NONE, ChoiceFilter, FilterSet, FlagFilter, RangeFilter, WordFilter
from lantu_workbench.base.words import say
from lantu_workbench.ledger.areas import AREA, TASK, WithinFilter
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.search import find_versions
from lantu_workbench.ledger.verdicts import ORDER, verdict_text
from lantu_workbench.ledger.wording import due_text, kind_text, status_text

__all__ = ["KEPT", "LEDGER_FILTERS", "verifiable_text"]

_KINDS = ("outcome", "project", "institution", "service", "spending", "campaign")


def verifiable_text(grade: str) -> str:
    return say("ledger.grade_full", grade=grade)


@dataclass(frozen=True, slots=True)
class VerdictFilter(ChoiceFilter):
    """Entries by their verdict; what has none is not judged yet, which is more than "not given"."""

    def label(self, value: str) -> str:
        return verdict_text("" if value == NONE else value)


# What other pages lead by, besides the facets; the table's form keeps them as they are.
KEPT = ("document", "actor", "due_day", "within", "area", "task", "figured", "added")
LEDGER_FILTERS = FilterSet(
    (
        WordFilter("q", "ledger.search", find=find_versions),
        VerdictFilter("verdict", "ledger.verdict", order=ORDER),
        ChoiceFilter("kind", "ledger.kind", labels=kind_text, order=_KINDS),
        ChoiceFilter("due_year", "ledger.due", labels=due_text),
        ChoiceFilter("place", "ledger.place"),
        ChoiceFilter("lead_body", "ledger.lead_body"),
        ChoiceFilter("verifiable", "ledger.verifiable", labels=verifiable_text, number=True, order=("4", "3", "2", "1", "0")),
        ChoiceFilter("status", "ledger.status_head", labels=status_text, order=[status.value for status in Status]),
        ChoiceFilter("actor", "ledger.actor", facet=False),
        ChoiceFilter("document", "ledger.document", column="document__key", facet=False),
        RangeFilter("due_day", "ledger.due"),
        WithinFilter("within", "ledger.within"),
        ChoiceFilter("area", "ledger.area", column="area", annotate=AREA, facet=False),
        ChoiceFilter("task", "ledger.task", column="task", annotate=TASK, facet=False),
        FlagFilter("figured", "ledger.figures", condition=Q(figure_count__gt=0)),
        RangeFilter("added", "ledger.added", column="document__added_at", moments=True),
    )
)
