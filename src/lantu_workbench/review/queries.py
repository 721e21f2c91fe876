"""Reads of the review: the queue, an entry by lot, what was decided, how often the reader is right."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Random
from django.http import QueryDict

from lantu_workbench.base.access import Access, Right
from lantu_workbench.ledger.choices import Change, Status
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.verdicts import with_verdicts
from lantu_workbench.review.models import Decision

__all__ = ["Accuracy", "accuracy", "decisions", "drawn", "interval", "last_decision", "queue", "reviewable"]

# A document's kind: what it calls itself, or else the format it came in.
KIND = Case(When(document__genre="", then=F("document__format")), default=F("document__genre"))


def reviewable(access: Access) -> QuerySet[PromiseVersion]:
    """The entries as they hold now whose documents somebody may review."""
    paths = access.paths(Right.REVIEW)
    rows = with_verdicts(access.narrow(PromiseVersion.objects.filter(is_current=True)))
    if "/" in paths:
        return rows
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(document__unit__path__startswith=path)
    return rows.filter(condition)


def queue(access: Access, query: QueryDict) -> QuerySet[PromiseVersion]:
    """What nobody has reviewed, the most doubtful first; narrowed as the ledger's address would."""
    rows = LEDGER_FILTERS.apply(reviewable(access).filter(status=Status.UNREVIEWED), query)
    return rows.select_related("promise", "document", "reading").prefetch_related("figures").order_by("-doubt", "pk")


def drawn(access: Access, query: QueryDict) -> PromiseVersion | None:
    """An entry by lot among those that the reader entered and nobody has touched: doubtful or not, each has the same chance."""
    return queue(access, query).filter(change__in=(Change.READ, Change.READ_AGAIN, Change.RESTORED)).order_by(Random()).first()


def decisions(access: Access) -> QuerySet[Decision]:
    """What was decided and not taken back, of what somebody may review."""
    return access.narrow(Decision.objects.filter(undone_at=None), Right.REVIEW)


def last_decision(access: Access) -> int:
    """The key of one's own last decision that stands; 0 for none."""
    row = Decision.objects.filter(by_id=access.user_id or 0, undone_at=None).order_by("-at", "-pk").values_list("pk", flat=True).first()
    return row or 0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often entries drawn by lot were right as read, in documents of one kind ("" for all); ``low`` and ``high`` bound the share."""

    kind: str
    checked: int
    right: int
    mended: int
    wrong: int

    @property
    def share(self) -> float | None:
        return self.right / self.checked if self.checked else None

    @property
    def bounds(self) -> tuple[float, float]:
        return interval(self.right, self.checked)


def accuracy(access: Access) -> list[Accuracy]:
    """All kinds together first, then each: one query. It says how much of what was read is right, not how much was missed."""
    rows: dict[str, Any] = {}
    counted = decisions(access).filter(is_sampled=True).annotate(kind=KIND).order_by()
    for kind, verb, count in counted.values_list("kind", "verb").annotate(count=Count("pk")).values_list("kind", "verb", "count"):
        rows.setdefault(kind, {})[verb] = count
    each = [_accuracy(kind, counts) for kind, counts in sorted(rows.items())]
    total = {
        verb: sum(counts.get(verb, 0) for counts in rows.values()) for verb in ("accepted", "rejected", "corrected", "split", "merged")
    }
    return [_accuracy("", total), *each]


def _accuracy(kind: str, counts: dict[str, int]) -> Accuracy:
    right, wrong = counts.get("accepted", 0), counts.get("rejected", 0)
    mended = sum(counts.values()) - right - wrong
    return Accuracy(kind, right + mended + wrong, right, mended, wrong)


def interval(hits: int, count: int) -> tuple[float, float]:
    """Wilson's interval at 95 per cent: between which shares the true one lies, most likely.

    >>> [round(bound, 3) for bound in interval(45, 50)]
    [0.786, 0.957]
    >>> interval(0, 0)
    (0.0, 1.0)
    """
    if not count:
        return 0.0, 1.0
    z = 1.959964
    share, spread = hits / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    reach = z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)
