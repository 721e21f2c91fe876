"""Take the readme's picture of ledger.html: ``take_picture.py [OUT.png]``. Needs chromium and a CJK font; run ``make run`` before."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import lantu

__all__ = ["take"]

_ROOT = Path(__file__).parents[1]
_OUT = _ROOT / "docs" / "pictures" / "ledger.png"
_SIZE = (1280, 780)
# So many colours keep letters clean at a third of the size.
_COLOURS = 96


def take(page: Path, number: int) -> bytes:
    """The page with one entry chosen, as a PNG."""
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += ["--force-prefers-reduced-motion", f"--user-data-dir={folder}/profile"]
        command += [
            f"--window-size={_SIZE[0]},{_SIZE[1]}",
            "--virtual-time-budget=3000",
            f"--screenshot={shot}",
            f"{page.as_uri()}#n{number}",
        ]
        subprocess.run(command, check=True, capture_output=True)
        return _smaller(shot.read_bytes())


def _smaller(data: bytes) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _chosen(ledger: lantu.Ledger) -> int:
    """The entry that shows most: with figures and a due date, in the midst of its document, where others stand around it."""
    best, chosen = float("-inf"), 1
    for index in range(len(ledger.documents)):
        rows = ledger.rows_of(index)
        for place, row in enumerate(rows):
            shows = row.promise.verifiable + len(row.figures) + bool(row.promise.lead_body) - 4 * abs(2 * place / len(rows) - 1)
            if row.figures and row.promise.due and shows > best:
                best, chosen = shows, row.number
    return chosen


def main() -> None:
    page = _ROOT / "out" / "picture.html"
    page.parent.mkdir(exist_ok=True)
    samples = sorted((_ROOT / "samples").glob("[0-9]*"))
    ledger = lantu.ledger(lantu.read(path) for path in samples)
    lantu.write_ledger(ledger, page)
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else _OUT
    out.write_bytes(take(page, _chosen(ledger)))
    print(f"{out}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
