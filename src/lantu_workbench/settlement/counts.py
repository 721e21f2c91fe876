"""Verdicts counted by place, task and body: each count with the address of its rows in the ledger.

Comes in: the entries that somebody may see, narrowed by the ledger's filters. Goes out: plain values; three queries however much there is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantu_workbench.base.access import Access
from lantu_workbench.base.filters import NONE
from lantu_workbench.base.lists import kept
from lantu_workbench.base.words import say
from lantu_workbench.ledger.areas import AREA, TASK
from lantu_workbench.ledger.as_of import as_of
from lantu_workbench.ledger.choices import Status
from lantu_workbench.ledger.filters import LEDGER_FILTERS
from lantu_workbench.ledger.queries import versions
from lantu_workbench.ledger.verdicts import ORDER, verdict_text

__all__ = ["Counts", "Line", "count_verdicts", "counts_record", "flat_counts", "sections"]

_MOST = 10
# Every verdict and, last, what is not judged yet.
CODES = (*ORDER, "")
_DIMENSIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (("places", "area", AREA), ("tasks", "task", TASK), ("bodies", "lead_body", {}))


@dataclass(frozen=True, slots=True)
class Counts:
    """``total`` by verdict; ``lines`` of each dimension: the value and its counts by verdict, most first, those without one last."""

    total: dict[str, int]
    lines: dict[str, tuple[tuple[str, dict[str, int]], ...]]
    more: dict[str, int]

    @property
    def judged(self) -> int:
        return sum(count for code, count in self.total.items() if code)

    @property
    def settled(self) -> int:
        return sum(self.total.get(code, 0) for code in ("kept", "partly", "missed"))


def count_verdicts(access: Access, query: QueryDict) -> Counts:
    """Counted once until something is written."""

    def count() -> Counts:
        rows = versions(access, as_of(query), rejected=Status.REJECTED in query.getlist("status"))
        return _count(LEDGER_FILTERS.apply(rows, query))

    return kept("verdicts", access, query.urlencode(), count)


def _count(rows: QuerySet[Any]) -> Counts:
    lines: dict[str, tuple[tuple[str, dict[str, int]], ...]] = {}
    more: dict[str, int] = {}
    total: dict[str, int] = {}
    for name, column, annotation in _DIMENSIONS:
        found: dict[str, Counter[str]] = defaultdict(Counter)
        pairs = rows.annotate(**annotation).order_by().values_list(column, "verdict").annotate(count=Count("pk"))
        for value, code, count in pairs.values_list(column, "verdict", "count"):
            found[value or ""][code] += count
        total = total or dict(sum(found.values(), Counter()))
        ordered = sorted(found.items(), key=lambda item: (item[0] == "", -_answered(item[1]), -item[1].total(), item[0]))
        named = [item for item in ordered if item[0]]
        more[name] = max(0, len(named) - _MOST)
        lines[name] = tuple((value, dict(counts)) for value, counts in [*named[:_MOST], *ordered[len(named) :]])
    return Counts(total, lines, more)


def _answered(counts: Counter[str]) -> int:
    return sum(count for code, count in counts.items() if code not in ("", "unproven"))


@dataclass(frozen=True, slots=True)
class Cell:
    code: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a dimension: its cells in the order of ``CODES``."""

    label: str
    address: str
    total: int
    cells: tuple[Cell, ...]
    bar: SafeString


def sections(counts: Counts, query: QueryDict) -> dict[str, Any]:
    """The counts as tables and bars whose every number leads to its rows."""
    shown = [code for code in CODES if counts.total.get(code)]
    total = sum(counts.total.values())
    return {
        "codes": [{"code": code or "none", "word": verdict_text(code)} for code in shown],
        "total": _line(say("settlement.all"), (), counts.total, shown, query),
        "sum": total,
        "judged": counts.judged,
        "sections": [
            {
                "name": name,
                "title": say(f"settlement.by.{name}"),
                "more": counts.more[name],
                "lines": [
                    _line(value or say(f"settlement.none.{name}"), ((column, value or NONE),), found, shown, query)
                    for value, found in counts.lines[name]
                ],
            }
            for name, column, _ in _DIMENSIONS
        ],
    }


def _address(query: QueryDict, extra: tuple[tuple[str, str], ...]) -> str:
    names = {name for name, _ in extra}
    pairs = [(name, value) for name, values in query.lists() for value in values if value and name not in names and name != "page"]
    pairs += extra
    return f"{reverse('ledger')}?{urlencode(pairs)}" if pairs else reverse("ledger")


def _line(label: str, of: tuple[tuple[str, str], ...], found: dict[str, int], shown: list[str], query: QueryDict) -> Line:
    cells = tuple(Cell(code or "none", found.get(code, 0), _address(query, (*of, ("verdict", code or NONE)))) for code in shown)
    return Line(label, _address(query, of), sum(found.values()), cells, _bar(label, cells))


def _bar(label: str, cells: tuple[Cell, ...]) -> SafeString:
    """One bar whose parts are the verdicts: lengths in percent, colours from the style sheet."""
    total = sum(cell.count for cell in cells) or 1
    parts, at = [], 0.0
    for cell in cells:
        share = 100 * cell.count / total
        if cell.count:
            word = verdict_text("" if cell.code == "none" else cell.code)
            parts.append((cell.address, cell.code, f"{label} · {word} {cell.count}", f"{at:.2f}%", f"{share:.2f}%"))
        at += share
    drawn = format_html_join("", '<a href="{}" class="share verdict-{}"><title>{}</title><rect x="{}" width="{}" height="14"/></a>', parts)
    return format_html('<svg class="shares" width="100%" height="14" role="group" aria-label="{}">{}</svg>', label, drawn)


def counts_record(page: dict[str, Any]) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "judged": page["judged"],
        "total": _cells(page["total"]),
        "sections": [
            {
                "name": section["name"],
                "title": section["title"],
                "more": section["more"],
                "rows": [
                    {"label": line.label, "count": line.total, "address": line.address, "verdicts": _cells(line)}
                    for line in section["lines"]
                ],
            }
            for section in page["sections"]
        ],
    }


def _cells(line: Line) -> list[dict[str, Any]]:
    return [{"verdict": "" if cell.code == "none" else cell.code, "count": cell.count, "address": cell.address} for cell in line.cells]


def flat_counts(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Every number as a row, for CSV."""
    head = [{"section": say("settlement.title"), "label": say("settlement.all"), **cell} for cell in record["total"]]
    rows = [
        {"section": section["title"], "label": row["label"], **cell}
        for section in record["sections"]
        for row in section["rows"]
        for cell in row["verdicts"]
    ]
    return [{**row, "verdict": verdict_text(row["verdict"])} for row in head + rows]
