"""Build the base tables of places, ``places.tsv`` and ``places_former.tsv``, from JioNLP's gazetteer: ``build_places.py``.

``tools/sources`` holds what they are built from, out of the JioNLP wheel (Apache-2.0): ``china_location.txt.gz`` is
``jionlp/dictionary/china_location.zip`` without the lines of towns and villages, whose names are too common to be found in running
text; ``china_location_change.txt`` is the list of renamed and merged places as it stands there. Our own additions are in
``places_supplement.tsv`` and ``places_areas.tsv``, edited by hand and never written here.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["former_table", "places_table"]

_SOURCES = Path(__file__).parent / "sources"
_DATA = Path(__file__).parents[1] / "src" / "lantu" / "data"
_LEVELS = ("province", "city", "county")
_HEAD = """\
# Provinces, cities and counties of China with their codes (GB/T 2260) and short names.
# Source: JioNLP 1.5.31, dictionary/china_location.zip. Licence: Apache-2.0. Fetched 2026-11-23. Rebuild: tools/build_places.py.
# Rows: {count}.
code\tname\talias\tlevel\tparent
"""
_FORMER_HEAD = """\
# Former names: what a place was called until the day given, and the code of what it is part of now.
# Source: JioNLP 1.5.31, dictionary/china_location_change.txt. Licence: Apache-2.0. Fetched 2026-11-24. Rebuild: tools/build_places.py.
# Left out: rows whose name did not change, and names that another place bears today. Rows: {count}.
name\tcode\tvalid_to
"""
Row = tuple[str, str, str, str, str]


def places(lines: Iterable[str]) -> Iterator[Row]:
    """Rows of code, name, alias, level and the parent's code."""
    above = ["", "", ""]
    for line in lines:
        depth = len(line) - len(line.lstrip("\t"))
        cells = line.strip().split("\t")
        if depth >= len(_LEVELS) or len(cells) != 3:
            continue
        name, code, alias = cells
        above[depth] = code
        alias = alias.split("/")[0]
        yield code, name, "" if alias == name else alias, _LEVELS[depth], above[depth - 1] if depth else ""


def places_rows() -> list[Row]:
    """The rows of ``places.tsv``. A municipality stands twice with one code, as province and as its own city: the province is kept."""
    rows: dict[str, Row] = {}
    with gzip.open(_SOURCES / "china_location.txt.gz", "rt", encoding="utf-8") as lines:
        for row in places(lines):
            rows.setdefault(row[0], row)
    return sorted(rows.values())


def former_rows(rows: Iterable[Row], lines: Iterable[str]) -> list[tuple[str, str, str]]:
    """The rows of ``places_former.tsv``: the last name before a change, by the chain of names that the place has now."""
    by_code = {row[0]: row for row in rows}
    chains: dict[tuple[str, ...], str] = {}
    for code, name, _, _, parent in by_code.values():
        chain: tuple[str, ...] = (name,)
        while parent:
            chain = (by_code[parent][1], *chain)
            parent = by_code[parent][4]
        chains[chain] = code
    names = {row[1] for row in by_code.values()}
    former: dict[tuple[str, str], str] = {}
    for line in lines:
        cells = line.strip().split("\t")
        if len(cells) < 4:
            continue
        now = "\t".join(cells[2:]).split("=>")
        old = now[0].split("\t")[0::2]
        chain = tuple(dict.fromkeys(now[1].split("\t")))
        if old[-1] not in names and chain in chains:
            former[old[-1], chains[chain]] = cells[0]
    return sorted((name, code, day) for (name, code), day in former.items())


def places_table() -> str:
    """The text of ``places.tsv``."""
    rows = places_rows()
    return _HEAD.format(count=len(rows)) + "".join("\t".join(row) + "\n" for row in rows)


def former_table() -> str:
    """The text of ``places_former.tsv``."""
    with (_SOURCES / "china_location_change.txt").open(encoding="utf-8") as lines:
        rows = former_rows(places_rows(), lines)
    return _FORMER_HEAD.format(count=len(rows)) + "".join("\t".join(row) + "\n" for row in rows)


def main() -> None:
    for name, text in (("places.tsv", places_table()), ("places_former.tsv", former_table())):
        (_DATA / name).write_text(text, encoding="utf-8")
        print(f"{name}: {text.count(chr(10))} lines")


if __name__ == "__main__":
    main()
