"""The library's stable interface, as tests/snapshots/public_names.json holds it: a name or a field that goes, breaks somebody's program.

After a change that is meant: ``python tests/test_public_names.py`` writes the file anew.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
from pathlib import Path
from typing import Any

import lantu
from lantu.rows import promise_rows, sentence_rows, strategy_rows
from lantu.types import Location, OffsetMap, Repair

SNAPSHOT = Path(__file__).parent / "snapshots" / "public_names.json"
TEXT = "云泽市2031年工作要点\n实施“1+3+N”行动，到2033年新建学校6所，增长5%—6%。\n“1+3+N”：1个核心、3个片区、N个节点。"


def surface() -> dict[str, Any]:
    """Names of the front, fields of the types, parameters of the functions, fields of the rows that are written."""
    front = {name: shape(getattr(lantu, name)) for name in lantu.__all__}
    types = {kind.__name__: shape(kind) for kind in (Location, OffsetMap, Repair)}
    annotation = lantu.annotate(lantu.Document("plan", TEXT, TEXT))
    sentences = sentence_rows(annotation)
    figures = [figure for row in sentences for figure in row["figures"]]
    rows = {"sentence": sentences, "figure": figures, "promise": promise_rows(annotation), "strategy": strategy_rows(annotation)}
    return {
        "lantu": front,
        "lantu.types": types,
        "rows": {name: sorted({key for row in made for key in row}) for name, made in rows.items()},
    }


def shape(thing: Any) -> list[str]:
    if dataclasses.is_dataclass(thing):
        return [field.name for field in dataclasses.fields(thing)]
    if inspect.isfunction(thing):
        return list(inspect.signature(thing).parameters)
    return ["code", "file", "place", "values"] if isinstance(thing, type) and issubclass(thing, lantu.LantuError) else []


def test_public_names_are_those_of_the_snapshot() -> None:
    assert surface() == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_every_public_name_is_there_and_documented() -> None:
    assert dir(lantu) == lantu.__all__ == sorted(lantu.__all__)
    for name in lantu.__all__:
        assert inspect.getdoc(getattr(lantu, name)), name


if __name__ == "__main__":
    SNAPSHOT.write_text(json.dumps(surface(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
