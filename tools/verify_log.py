"""Check a log that ``lantu verify --export log.jsonl`` wrote: ``verify_log.py log.jsonl``. Stands alone: imports nothing of Lantu.

Each line is an entry. Its ``hash`` must be SHA-256 over the other fields as JSON with sorted keys, no spaces, UTF-8; its ``previous`` the
hash of the line before (sixty-four zeros before the first); its ``number`` one more.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["check"]


def check(lines: Iterable[str]) -> tuple[int, str]:
    """How many entries follow one another, and what is wrong with the next; "" where nothing is."""
    number, previous = 0, "0" * 64
    for line in lines:
        entry = json.loads(line)
        given = entry.pop("hash")
        text = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if entry["number"] != number + 1:
            return number, "number"
        if entry["previous"] != previous:
            return number, "previous"
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != given:
            return number, "hash"
        number, previous = number + 1, given
    return number, ""


def main() -> int:
    with Path(sys.argv[1]).open(encoding="utf-8", errors="surrogatepass") as lines:
        count, fault = check(lines)
    print(f"{count} entries" + (f", then one whose {fault} is wrong" if fault else ", the chain is whole"))
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
