"""The ledger as of a past day: what was known at its end, and what was true on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

__all__ = ["NOW", "AsOf", "as_of"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """``known``: the moment up to which the workbench's knowledge counts; ``true``: the day in the world. None for now."""

    known: datetime | None = None
    true: date | None = None

    @property
    def is_now(self) -> bool:
        return self.known is None and self.true is None

    def narrow(self, rows: QuerySet[Any], *, prefix: str = "") -> QuerySet[Any]:
        """The versions that held. At most one of each promise: their times do not overlap."""
        if self.is_now:
            return rows.filter(**{f"{prefix}is_current": True})
        known, day = self.known or timezone.now(), self.true or timezone.localdate()
        known_then = Q(**{f"{prefix}known_from__lte": known}) & (
            Q(**{f"{prefix}known_to__isnull": True}) | Q(**{f"{prefix}known_to__gt": known})
        )
        begun = Q(**{f"{prefix}true_from__isnull": True}) | Q(**{f"{prefix}true_from__lte": day})
        going_on = Q(**{f"{prefix}true_to__isnull": True}) | Q(**{f"{prefix}true_to__gt": day})
        return rows.filter(known_then & begun & going_on)


NOW = AsOf()


def as_of(query: Mapping[str, str]) -> AsOf:
    """From an address: ``as_of=2026-05-01`` sets both dates; ``known_on`` and ``true_on`` set one each. What is no day is left out."""
    both = _day(query.get("as_of", ""))
    known, true = _day(query.get("known_on", "")) or both, _day(query.get("true_on", "")) or both
    return AsOf(_end_of(known) if known else None, true)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _end_of(day: date) -> datetime:
    """The last moment of a day, in the office's time zone."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)
