"""Findings as a table."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu.export import load_plan_words
from lantu_workbench.base.tables import Column, Table
from lantu_workbench.base.words import language
from lantu_workbench.ledger.models import PromiseVersion
from lantu_workbench.ledger.tables import LEDGER
from lantu_workbench.plans.models import Finding, Link

__all__ = ["CASCADE", "FINDINGS", "TREE", "CascadeRow", "kind_text"]


def kind_text(kind: str) -> str:
    return load_plan_words(language()).name("kinds", kind)


def _sentence(finding: Finding) -> str:
    return str(getattr(finding, language()))


def _sides(sides: list[dict[str, Any]], titles: dict[str, str]) -> SafeString:
    """Each citation with the way to its words."""
    return format_html_join(
        "",
        '<span class="side among"><a href="{}?at={}#at">{} {}</a><q>{}</q></span>',
        (
            (
                reverse("document", args=(side["document"],)),
                side["start"],
                titles.get(side["document"], side["document"]),
                side[language()],
                side["quote"],
            )
            for side in sides[:4]
        ),
    )


def _cell(finding: Finding) -> SafeString:
    titles = {document.key: str(document) for document in finding.documents.all()}
    return format_html('<p class="finding-text">{}</p>{}', _sentence(finding), _sides([*finding.here, *finding.there], titles))


def _kind(finding: Finding) -> SafeString:
    return format_html('<span class="tag warn">{}</span>', kind_text(finding.kind))


FINDINGS = Table(
    (
        Column("kind", "plans.kind", lambda finding: finding.kind, cell=_kind),
        Column("text", "plans.finding", _sentence, cell=_cell, kind="wide", fixed=True),
        Column("subject", "plans.subject", lambda finding: finding.subject, shown=False),
        Column("here", "plans.here", lambda finding: finding.here, shown=False),
        Column("there", "plans.there", lambda finding: finding.there, shown=False),
        Column("confidence", "ledger.confidence", lambda finding: finding.confidence, sort=("confidence",), kind="number", shown=False),
    ),
    order=("position", "pk"),
)

TREE = tuple(Column(name, f"plans.tree_column.{name}", itemgetter(name)) for name in ("depth", "path", "title", "document", "count"))


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """One end of a promise's links: ``side`` is "above" or "below"."""

    side: str
    row: PromiseVersion
    link: Link


def _of_row(column: Column) -> Column:
    return Column(column.name, column.head, lambda end: column.value(end.row))


CASCADE = Table(
    (
        Column("side", "plans.side", lambda end: end.side),
        Column("reasons", "plans.reasons", lambda end: [": ".join(map(str, reason)) for reason in end.link.reasons]),
        Column("link_confidence", "plans.link_confidence", lambda end: end.link.confidence, kind="number"),
        *(_of_row(column) for column in LEDGER.columns if column.name != "reasons"),
    )
)
