"""What the wall's page shows: the counts in people's words, each with its address in the ledger, the charts, and the same as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from lantu.types import Place
from lantu_workbench.base.words import say
from lantu_workbench.ledger.areas import above, area_named
from lantu_workbench.ledger.filters import verifiable_text
from lantu_workbench.ledger.wording import kind_text
from lantu_workbench.settlement.counts import counts_record, flat_counts
from lantu_workbench.wall.charts import Mark, bar_chart, column_chart, strip_chart, tile_map
from lantu_workbench.wall.numbers import NONE, Bar, PlaceCount, Wall
from lantu_workbench.wall.places import Map, draw_map

__all__ = ["Section", "flat_rows", "wall_page", "wall_record"]

# Rows of the table beside the map.
_MOST_PLACES = 12
_CHARTS = {"years": column_chart, "months": column_chart, "grades": strip_chart}


@dataclass(frozen=True, slots=True)
class Section:
    """One dimension: its title, the chart and the marks that are its table; ``more`` values are not shown."""

    name: str
    title: str
    chart: SafeString
    marks: tuple[Mark, ...]
    more: int
    detailed: bool


class _Addresses:
    """Addresses of the ledger's rows: what the wall is narrowed by, and what a count narrows further."""

    def __init__(self, query: QueryDict) -> None:
        self.kept = [(name, value) for name, values in query.lists() for value in values if value]
        self.ledger, self.wall = reverse("ledger"), reverse("wall")

    def rows(self, query: Sequence[tuple[str, str]] = ()) -> str:
        names = {name for name, _ in query}
        pairs = [*(pair for pair in self.kept if pair[0] not in names), *query]
        return f"{self.ledger}?{urlencode(pairs)}" if pairs else self.ledger

    def inside(self, code: str) -> str:
        pairs = [*(pair for pair in self.kept if pair[0] != "within"), *((("within", code),) if code else ())]
        return f"{self.wall}?{urlencode(pairs)}" if pairs else self.wall


def wall_page(wall: Wall, query: QueryDict) -> dict[str, Any]:
    """The context of the page."""
    addresses = _Addresses(query)
    within = next((code for code in query.getlist("within") if area_named(code)), "")
    drawn = draw_map(wall.places, within)
    return {
        "title": say("wall.title"),
        "wall": wall,
        "numbers": [
            {"name": number.name, "count": number.count, "tone": number.tone, "address": addresses.rows(number.query)}
            for number in wall.numbers
        ],
        "sections": {section.name: section for section in _sections(wall, addresses)},
        "map": _map(drawn, addresses, within),
        "way": [{"name": area.name, "address": addresses.inside(area.code)} for area in _way(within)],
        "all_address": addresses.inside(""),
        "ledger_address": addresses.rows(),
    }


def _way(within: str) -> tuple[Place, ...]:
    """From the nation down to the area that the wall is narrowed to."""
    found = area_named(within)
    return (*above(within), found) if found else ()


def _sections(wall: Wall, addresses: _Addresses) -> list[Section]:
    return [_section(name, getattr(wall, name), wall, addresses) for name in ("kinds", "years", "grades", "bodies", "tasks", "months")]


def _section(name: str, bars: Sequence[Bar], wall: Wall, addresses: _Addresses) -> Section:
    title = say(f"wall.{name}")
    marks = tuple(
        Mark(
            label=_label(name, bar.value),
            count=bar.count,
            address=addresses.rows(bar.query),
            tone=_tone(name, bar.value, wall),
            figured=bar.figured,
            due=bar.due,
            share=round(100 * bar.count / wall.total) if wall.total else 0,
        )
        for bar in bars
    )
    chart = _CHARTS.get(name, bar_chart)(title, marks)
    return Section(name, title, chart, marks, wall.more.get(_COLUMNS.get(name, ""), 0), name in ("kinds", "bodies", "tasks"))


_COLUMNS = {"bodies": "lead_body", "tasks": "task", "kinds": "kind"}


def _label(name: str, value: str) -> str:
    if name == "years" and value in ("earlier", "later"):
        return say(f"wall.{value}")
    if value == NONE:
        return say(f"wall.none.{name}")
    if name == "kinds":
        return kind_text(value)
    if name == "grades":
        return verifiable_text(value)
    if name == "months":
        return say("wall.month", month=int(value[5:])) if value[5:] != "01" else value[:4]
    return value


def _tone(name: str, value: str, wall: Wall) -> str:
    """A class: grades by their number, years by whether they are past, this one, or to come; what is not stated stays pale."""
    if name == "grades":
        return f"grade-{value}"
    if value == NONE:
        return "pale"
    if name == "years":
        year = str(wall.today.year)
        return "past" if value == "earlier" or (value.isdigit() and value < year) else "now" if value == year else ""
    return "now" if name == "months" and value == wall.today.strftime("%Y-%m") else ""


def _map(drawn: Map, addresses: _Addresses, within: str) -> dict[str, Any]:
    tiles = [addresses.inside(area.code) if area.opens and area.count else addresses.rows((("within", area.code),)) for area in drawn.areas]
    filled = sorted((area for area in drawn.areas if area.count), key=lambda area: (-area.count, area.code))
    rows = [
        {
            "name": area.name,
            "address": addresses.rows((("within", area.code),)),
            "inside": addresses.inside(area.code) if area.opens else "",
            "count": area.count,
            "figured": area.figured,
            "due": area.due,
        }
        for area in filled[:_MOST_PLACES]
    ]
    return {
        "title": say("wall.places"),
        "name": drawn.name,
        "chart": tile_map(say("wall.map_of", area=drawn.name), drawn, tiles),
        "in_place": drawn.in_place,
        "rows": rows,
        "more": len(filled) - len(rows),
        "itself": _place_row(drawn.itself, addresses) if drawn.itself else None,
        "lost": [_place_row(place, addresses) for place in drawn.lost],
    }


def _place_row(place: PlaceCount, addresses: _Addresses) -> dict[str, Any]:
    return {
        "name": place.name or say("wall.none.places"),
        "named": bool(place.name),
        "address": addresses.rows((("area", place.name or NONE),)),
        "count": place.count,
        "figured": place.figured,
        "due": place.due,
    }


def wall_record(context: dict[str, Any]) -> dict[str, Any]:
    """The same as JSON values."""
    sections = [
        {
            "name": section.name,
            "title": section.title,
            "more": section.more,
            "rows": [{"label": mark.label, "count": mark.count, "address": mark.address} for mark in section.marks],
        }
        for section in context["sections"].values()
    ]
    places = context["map"]
    rows = [*([places["itself"]] if places["itself"] else []), *places["rows"], *places["lost"]]
    sections.append(
        {
            "name": "places",
            "title": places["title"],
            "more": places["more"],
            "rows": [{"label": row["name"], "count": row["count"], "address": row["address"]} for row in rows],
        }
    )
    numbers = [
        {"label": say(f"wall.number.{number['name']}"), **{name: number[name] for name in ("name", "count", "address")}}
        for number in context["numbers"]
    ]
    return {
        "day": context["wall"].today.isoformat(),
        "numbers": numbers,
        "sections": sections,
        "settlement": counts_record(context["verdicts"]),
    }


def flat_rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Every number as a row: section, label, count, address."""
    head = [
        {"section": say("wall.title"), **{name: number[name] for name in ("label", "count", "address")}} for number in record["numbers"]
    ]
    rows = head + [{"section": section["title"], **row} for section in record["sections"] for row in section["rows"]]
    judged = [{**row, "label": say("wall.judged", label=row["label"], verdict=row["verdict"])} for row in flat_counts(record["settlement"])]
    return rows + judged
