"""Full-text search over promises: their words, headings, bodies, places and indicators."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from lantu_workbench.base.search import SearchIndex
from lantu_workbench.ledger.models import PromiseVersion

__all__ = ["INDEX", "find_versions", "index_versions", "searched_text"]

INDEX = SearchIndex("ledger_version_words")


def searched_text(version: PromiseVersion, indicators: list[str]) -> str:
    """What a version is found by, its parts kept apart so that no phrase runs over their border."""
    parts = [
        version.text,
        version.due_text,
        version.actor,
        version.place,
        version.lead_body,
        *version.responsible_bodies,
        *version.headings,
        *indicators,
    ]
    return " \n".join(filter(None, parts))


def index_versions(versions: list[PromiseVersion], indicators: list[list[str]]) -> None:
    """Make versions findable; in the transaction that writes them."""
    INDEX.add((version.pk, searched_text(version, names)) for version, names in zip(versions, indicators, strict=True))


def find_versions(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """The versions that have all the words."""
    return INDEX.find(rows, words)
