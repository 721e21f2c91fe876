"""One frozen object with every choice a caller can make; it is passed down, and there is no second route for any of them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ReadOptions"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How documents are read and understood.

    max_size:    bytes of a document (also after unpacking); larger ones are refused with L103.
    encoding:    the text encoding to use instead of finding it out ("gb18030"); None finds it out.
    text_column: the column of a table that holds the text; None takes the first that is named like one.
    ocr:         read scanned pages and pictures by OCR where the extra ``lantu[ocr]`` is installed; False refuses them.
    repair:      undo damage where it is found; False leaves the text as it came.
    """

    max_size: int = 50 * 1024 * 1024
    encoding: str | None = None
    text_column: str | None = None
    ocr: bool = True
    repair: bool = True
