"""Pages of PDFs as pictures, drawn in a process of their own: a file from outside can crash it, not the server.

``python -m lantu_workbench.documents.page_image FILE PAGE`` writes a PNG to standard output, within bounds of time and memory.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

__all__ = ["page_image", "page_sizes"]

# Wide enough to read on a screen of twice the density; a page longer than this many times its width is drawn smaller.
_WIDTH = 1240
_LONGEST = 4000
_SECONDS = 20
_MEMORY = 2 * 1024**3


def page_image(sha256: str, page: int) -> bytes | None:
    """The PNG of a page (from 1), from the folder of drawn pages or drawn now; None where it cannot be drawn."""
    from lantu_workbench.documents.storage import file_path, root

    drawn = root() / "pages" / sha256[:2] / f"{sha256}-{page}.png"
    if drawn.exists():
        return drawn.read_bytes()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lantu_workbench.documents.page_image", str(file_path(sha256)), str(page)],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        return None
    drawn.parent.mkdir(parents=True, exist_ok=True)
    draft = drawn.with_suffix(f".{id(done)}.tmp")
    draft.write_bytes(done.stdout)
    draft.replace(drawn)
    return done.stdout


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points. For the worker, which has just read the same bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return [document.get_page_size(index) for index in range(len(document))]
    finally:
        document.close()


def main(file: str, page: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(Path(file))
    sheet = document[page - 1]
    width, height = sheet.get_size()
    scale = min(_WIDTH / width, _LONGEST / height)
    stream = io.BytesIO()
    sheet.render(scale=scale).to_pil().save(stream, format="PNG", optimize=False)
    sys.stdout.buffer.write(stream.getvalue())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
