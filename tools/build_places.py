"""Build src/lantu/data/places.tsv from JioNLP's gazetteer: ``build_places.py china_location.txt``.

The file stands in the JioNLP wheel (Apache-2.0) as ``jionlp/dictionary/china_location.zip``: provinces, cities and counties with
code and alias, one tab deeper a level. Towns and villages are left out: their names are too common to be found in running text.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["places"]

_OUT = Path(__file__).parents[1] / "src" / "lantu" / "data" / "places.tsv"
_LEVELS = ("province", "city", "county")
_HEAD = """\
# Provinces, cities and counties of China with their codes (GB/T 2260) and short names.
# Source: JioNLP 1.5.31, dictionary/china_location.zip. Licence: Apache-2.0. Fetched 2026-11-23. Rebuild: tools/build_places.py.
# Rows: {count}.
code\tname\talias\tlevel\tparent
"""


def places(lines: Iterator[str]) -> Iterator[tuple[str, str, str, str, str]]:
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


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        # A municipality stands twice with one code, as province and as its own city: the province is kept.
        rows: dict[str, tuple[str, str, str, str, str]] = {}
        for row in places(lines):
            rows.setdefault(row[0], row)
    ordered = sorted(rows.values())
    _OUT.write_text(_HEAD.format(count=len(ordered)) + "".join("\t".join(row) + "\n" for row in ordered), encoding="utf-8")
    print(f"{_OUT.name}: {len(ordered)} rows")


if __name__ == "__main__":
    main()
