"""Pictures of text, read by OCR without network where the extra ``lantu[ocr]`` is installed; refused with its name where it is not."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from lantu.errors import ReadError
from lantu.options import ReadOptions
from lantu.sources.content import Content
from lantu.sources.printed import PrintedLine, join_lines

__all__ = ["read_image", "read_page"]

_EXTRA = "lantu[ocr]"
# Dots an inch at which pages are drawn: enough for body text, and five seconds a page.
_DPI = 200
_POINTS = 72
# More threads make it slower on two cores.
_THREADS = 2
# A picture with more dots than this would not fit in memory.
_MOST_DOTS = 60_000_000


def read_image(data: bytes, path: str, options: ReadOptions) -> Content:
    """Read a PNG, JPEG or TIFF. Raises ReadError L111 (no OCR here), L108 (damaged), L113 (too many dots), L115 (no text in it)."""
    engine = _engine_for(path, options)
    from PIL import Image, UnidentifiedImageError

    pages = []
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for index in range(getattr(picture, "n_frames", 1)):
                picture.seek(index)
                if picture.width * picture.height > _MOST_DOTS:
                    raise ReadError("L113", file=path, unpacked=picture.width * picture.height, limit=_MOST_DOTS)
                pages.append(_lines(engine, picture.convert("RGB"), index + 1, 1.0))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ReadError("L108", file=path, kind="image", reason=str(error)[:200]) from error
    builder, left_out = join_lines(pages)
    return Content(builder.text, builder.locations, warnings=("L154", "L152") if left_out else ("L154",))


def read_page(page: Any, number: int, path: str, options: ReadOptions) -> list[PrintedLine]:
    """The lines of one page of a scanned PDF, boxes in points. Raises ReadError L111, L113."""
    engine = _engine_for(path, options)
    width, height = page.get_size()
    scale = _DPI / _POINTS
    if width * height * scale * scale > _MOST_DOTS:
        raise ReadError("L113", file=path, place=f"page {number}", unpacked=int(width * height * scale * scale), limit=_MOST_DOTS)
    return _lines(engine, page.render(scale=scale).to_pil().convert("RGB"), number, scale)


def _engine_for(path: str, options: ReadOptions) -> Any:
    engine = _engine() if options.ocr else None
    if engine is None:
        raise ReadError("L111", file=path, extra=_EXTRA)
    return engine


@cache
def _engine() -> Any:
    """The OCR engine with the models of its own package; None where it is not installed."""
    try:
        import logging

        from rapidocr import RapidOCR
    except ImportError:
        return None
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    threads = {"EngineConfig.onnxruntime.intra_op_num_threads": _THREADS, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
    return RapidOCR(params={**threads, "Global.log_level": "error"})


def _lines(engine: Any, picture: Any, number: int, scale: float) -> list[PrintedLine]:
    import numpy

    height = picture.height
    result = engine(numpy.asarray(picture)[:, :, ::-1])
    lines = []
    for corners, text in zip(result.boxes if result.boxes is not None else (), result.txts or (), strict=True):
        across, down = [float(corner[0]) for corner in corners], [float(corner[1]) for corner in corners]
        box = (min(across) / scale, (height - max(down)) / scale, max(across) / scale, (height - min(down)) / scale)
        if text.strip():
            # Boxes of OCR hug the letters; their heights differ from line to line where the letters do not.
            lines.append(PrintedLine(text.strip(), number, box, 4 * round((box[3] - box[1]) / 4)))
    return lines
