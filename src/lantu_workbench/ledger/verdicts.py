"""The verdict on an entry, as the ledger shows and filters it. The ledger knows no settlement: whoever settles says where verdicts are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu.export import load_settlement_words
from lantu_workbench.base.words import language, say
from lantu_workbench.ledger.as_of import NOW, AsOf

__all__ = ["ORDER", "TONES", "announce", "verdict_tag", "verdict_text", "with_verdicts"]

# An expression over versions: the code of the verdict that was known of each at that time, "" for none.
Source = Callable[[AsOf], Any]
TONES = {"kept": "good", "on_course": "info", "partly": "warn", "late": "warn", "missed": "bad", "unproven": ""}
# In which they are shown: from done to open.
ORDER = ("kept", "on_course", "partly", "late", "missed", "unproven")
_sources: list[Source] = []


def announce(source: Source) -> None:
    """Say where verdicts are; the settlement's ``apps.ready`` does."""
    _sources[:] = [source]


def with_verdicts(rows: QuerySet[Any], at: AsOf = NOW) -> QuerySet[Any]:
    """Versions with their ``verdict``. What does not show or filter it does not pay for it."""
    known = _sources[0](at) if _sources else Value("", output_field=CharField())
    return rows.annotate(verdict=known)


def verdict_text(verdict: str) -> str:
    return load_settlement_words(language()).name("verdicts", verdict) if verdict else say("ledger.no_verdict")


def verdict_tag(verdict: str) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', TONES.get(verdict, ""), verdict_text(verdict))
