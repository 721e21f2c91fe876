"""A data message of SDMX-JSON 1.0 or 2.0 as rows: dimensions, measures and attributes of every level become columns.

Comes in: the parsed message. Goes out: a head and rows of cells, named as people read them. Each data set is read by its own structure;
what is told of a whole data set, a group of dimensions or a series stands in each of its rows. A data set that says what to delete has no
values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["message_rows"]

_LANGUAGES = ("zh", "zh-CN", "en")
_LEVELS = ("dataSet", "dimensionGroup", "series", "observation")
_VALUE = "OBS_VALUE"

_Component = Mapping[str, Any]


def message_rows(message: Mapping[str, Any]) -> Iterator[list[str]]:
    """The head, then a row an observation. Raises KeyError, IndexError, TypeError, ValueError where it is no such message."""
    body = message.get("data", message)
    structures = body.get("structures") or [body.get("structure") or message["structure"]]
    columns = list(dict.fromkeys(name for structure in structures for name in _columns(structure)))
    yield columns
    for one in body["dataSets"]:
        if one.get("action") == "Delete":
            continue
        for row in _rows(one, structures[_index(one.get("structure", 0))]):
            yield [row.get(name, "") for name in columns]


def _columns(structure: Mapping[str, Any]) -> Iterator[str]:
    dimensions = [one for level in _LEVELS for one in structure["dimensions"].get(level) or ()]
    yield from (one["id"] for one in dimensions)
    yield from _measures(structure)
    yield from (one["id"] for level in _LEVELS for one in _attributes(structure, level))


def _measures(structure: Mapping[str, Any]) -> list[str]:
    """The columns of an observation's first cells; a single measure is the value, whatever it is called."""
    names = [one["id"] for one in (structure.get("measures") or {}).get("observation") or ()]
    return names if len(names) > 1 else [_VALUE]


def _attributes(structure: Mapping[str, Any], level: str) -> Sequence[_Component]:
    return (structure.get("attributes") or {}).get(level) or ()


def _rows(data: Mapping[str, Any], structure: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    dimensions = {level: structure["dimensions"].get(level) or [] for level in _LEVELS}
    measures = _measures(structure)
    shared = {one["id"]: _shown(one, 0) for one in dimensions["dataSet"] if one.get("values")}
    shared |= _told(_attributes(structure, "dataSet"), data.get("attributes") or ())
    # Where all dimensions are at the observation there are no series; else each series has its observations.
    for key, group in data["series"].items() if data.get("series") else [("", data)]:
        outer = _places(dimensions["series"], key)
        told = _told(_attributes(structure, "series"), group.get("attributes") or ()) if data.get("series") else {}
        for place, cells in group["observations"].items():
            at = {**dict.fromkeys((one["id"] for one in dimensions["dataSet"]), 0), **outer, **_places(dimensions["observation"], place)}
            named = {one["id"]: _shown(one, at[one["id"]]) for level in ("series", "observation") for one in dimensions[level]}
            values = {name: _text(cell) for name, cell in zip(measures, cells, strict=False)}
            own = _told(_attributes(structure, "observation"), cells[len(measures) :])
            yield {**shared, **_of_groups(data, structure, at), **told, **named, **values, **own}


def _places(dimensions: Sequence[_Component], key: str) -> dict[str, int]:
    return {one["id"]: _index(int(part)) for one, part in zip(dimensions, key.split(":") if key else (), strict=True)}


def _of_groups(data: Mapping[str, Any], structure: Mapping[str, Any], at: Mapping[str, int]) -> dict[str, str]:
    """The attributes of the groups that an observation lies in; a key has a part a dimension in order of position, empty for any."""
    groups = data.get("dimensionGroupAttributes") or {}
    if not groups:
        return {}
    found: dict[str, str] = {}
    dimensions = [one for level in _LEVELS for one in structure["dimensions"].get(level) or ()]
    order = [one["id"] for one in sorted(dimensions, key=lambda one: one.get("keyPosition", len(dimensions)))]
    for key, values in groups.items():
        if all(part in ("", str(at[name])) for name, part in zip(order, key.split(":"), strict=False)):
            found |= {name: text for name, text in _told(_attributes(structure, "dimensionGroup"), values).items() if text}
    return found


def _told(attributes: Sequence[_Component], given: Sequence[Any]) -> dict[str, str]:
    """Attributes by name; the default where nothing is given. Trailing ones may be left out."""
    told = {}
    for position, one in enumerate(attributes):
        value = given[position] if position < len(given) else None
        told[one["id"]] = _text(one.get("default")) if value is None else _shown(one, value)
    return told


def _shown(component: _Component, value: Any) -> str:
    """A value that is the index of one of the component's, or the value itself where the component lists none."""
    values = component.get("values")
    return _name(values[_index(value)]) if values and type(value) is int else _text(value)


def _index(value: int) -> int:
    if value < 0:
        raise IndexError(value)
    return value


def _name(value: Any) -> str:
    if not isinstance(value, Mapping):
        return _text(value)
    for text in (value.get("names"), value.get("name"), value.get("value"), value.get("values"), value.get("id")):
        if text not in (None, "", {}, []):
            return _text(text)
    return ""


def _text(value: Any) -> str:
    """A cell: of several languages the first that is known, of several values all."""
    if isinstance(value, Mapping):
        return next((str(value[language]) for language in _LANGUAGES if value.get(language)), "") or str(next(iter(value.values()), ""))
    if isinstance(value, list):
        return " | ".join(_text(one) for one in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value).strip()
