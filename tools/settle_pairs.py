"""The pairs of reports whose settlement the project annotated itself: ``settle_pairs.py [--shared DIR] [--show] [NAME…]`` scores them,
``settle_pairs.py --pack ROWS.jsonl LATER`` stores one from rows as SETTLE.md has them.

They lie in eval/settle as offsets, without any text: a header with both documents and their sha256, then one line a promise. There they
may be looked at and learnt from; the README says which were scored before anybody had.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gold import load_scorer, source_path
from offsets import ChangedText, gold_sentences, sha256, spell
from settle_gold import GIVEN, SettleGold, score_settlement, settle_gold

__all__ = ["load_pairs", "pair_names", "pair_rows"]

FOLDER = Path(__file__).parents[1] / "eval" / "settle"
_KEPT = ("cmp", "value", "value2", "unit", "measure", "period", "direction", "partial")
_Table = dict[int, tuple[int, str]]


def pair_names() -> list[str]:
    """The earlier reports of the annotated pairs."""
    return sorted(path.stem for path in FOLDER.glob("*.jsonl"))


def _table(text: str) -> _Table:
    return {sid: (start, text[start:end]) for sid, (start, end) in enumerate(gold_sentences(text))}


def pair_rows(name: str, texts: dict[str, str]) -> list[dict[str, Any]]:
    """The rows of a stored pair as SETTLE.md has them. Raises ChangedText if a text is not what was annotated."""
    header, *lines = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    for doc, digest in header["documents"].items():
        if sha256(texts[doc]) != digest:
            raise ChangedText(doc)
    earlier, later = header["documents"]
    tables = {doc: _table(texts[doc]) for doc in (earlier, later)}
    return [_unpack(line, texts, tables, earlier, later) for line in lines]


def _unpack(line: dict[str, Any], texts: dict[str, str], tables: dict[str, _Table], earlier: str, later: str) -> dict[str, Any]:
    indicator = "".join(texts[earlier][a:b] for a, b in line["promise"]["indicator"])

    def side(doc: str, packed: dict[str, Any]) -> dict[str, Any]:
        mention = texts[doc][packed["start"] : packed["end"]]
        sid, (start, text) = max((item for item in tables[doc].items() if item[1][0] <= packed["start"]), key=lambda item: item[1][0])
        before = sum(text.startswith(mention, at) for at in range(packed["start"] - start))
        occ = {"occ": before + 1} if before else {}
        fields = {key: packed[key] for key in _KEPT if key in packed}
        return {"doc": doc, "sid": sid, "mention": mention, **occ, "indicator": indicator, "place": "", **fields}

    result = side(later, line["result"]) if line["result"] else None
    return {"promise": side(earlier, line["promise"]), "result": result, "verdict": line["verdict"]}


def load_pairs(shared: Path, names: Sequence[str]) -> SettleGold:
    """Stored pairs as the scorer of the gold's pairs takes them, all together."""
    rows: list[dict[str, Any]] = []
    tables: dict[str, _Table] = {}
    for name in names:
        header = json.loads((FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").partition("\n")[0])
        texts = {doc: source_path(shared, doc).read_bytes().decode() for doc in header["documents"]}
        tables |= {doc: _table(text) for doc, text in texts.items()}
        rows += pair_rows(name, texts)
    return SettleGold(rows, tables, load_scorer(shared), shared)


def _save(shared: Path, rows: Sequence[dict[str, Any]], later: str) -> Path:
    """Pack rows of one pair. Raises ValueError for rows that do not read back the same."""
    earlier = rows[0]["promise"]["doc"]
    texts = {doc: source_path(shared, doc).read_bytes().decode() for doc in (earlier, later)}
    tables = {doc: _table(text) for doc, text in texts.items()}
    find = load_scorer(shared).find_nth

    def pack(side: dict[str, Any]) -> dict[str, Any]:
        start, text = tables[side["doc"]][side["sid"]]
        at = start + find(text, side["mention"], side.get("occ", 1))
        return {"start": at, "end": at + len(side["mention"]), **{key: side[key] for key in _KEPT if key in side}}

    lines: list[dict[str, Any]] = [{"documents": {doc: sha256(text) for doc, text in texts.items()}}]
    for row in rows:
        start, text = tables[earlier][row["promise"]["sid"]]
        words = spell(texts[earlier], row["promise"]["indicator"], start, start + len(text))
        promise = pack(row["promise"]) | {"indicator": words}
        lines.append({"promise": promise, "result": pack(row["result"]) if row["result"] else None, "verdict": row["verdict"]})
    path = FOLDER / f"{earlier}.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines), encoding="utf-8")
    again = pair_rows(earlier, texts)
    if [(row["promise"], row["result"], row["verdict"]) for row in rows] != [
        (one["promise"], one["result"], one["verdict"]) for one in again
    ]:
        raise ValueError("what was packed does not read back the same")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("LANTU_SHARED", "../shared")))
    parser.add_argument("--show", action="store_true", help="print every promise whose settlement differs from the annotation")
    parser.add_argument("--given", choices=GIVEN[1:], default="", help="take this side's figures from the annotation")
    parser.add_argument("--pack", nargs=2, metavar=("ROWS", "LATER"), help="store rows of a pair whose later report is LATER")
    parser.add_argument("names", nargs="*", help="earlier reports; all by default")
    options = parser.parse_args()
    if options.pack:
        rows = [json.loads(line) for line in Path(options.pack[0]).read_text(encoding="utf-8").splitlines()]
        print(_save(options.shared, rows, options.pack[1]))
        return
    names = options.names or pair_names()
    for some in ([name] for name in names):
        print(*some, _scored(options, some, show=options.show))
    print("all", _scored(options, names, show=False))


def _scored(options: argparse.Namespace, names: list[str], *, show: bool) -> str:
    gold = load_pairs(options.shared, names)
    return json.dumps(score_settlement(gold, settle_gold(gold, options.given), show=show), ensure_ascii=False)


if __name__ == "__main__":
    main()
