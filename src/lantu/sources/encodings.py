"""Which characters the bytes of a text file stand for.

Comes in: bytes, perhaps the name of an encoding. Goes out: characters without byte order mark, newlines untouched, and the encoding's name.
GB18030 decodes nearly every Big5 file without an error, so a ladder of attempts is not enough: the candidates are compared by how many of
their characters are common ones: GB 2312 level 1 (rows 16 to 55) and Big5 level 1 (rows A4 to C6), both taken from the codecs.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache

from lantu.errors import ReadError

__all__ = ["Decoded", "decode_text"]

# The first of these that begins the bytes decides; UTF-32 before UTF-16, whose mark begins it.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# So many bytes tell the encoding; more would only cost time.
_SAMPLE = 65536
# A candidate whose characters score less than this is no text.
_LEAST_SCORE = 0.35
# Beyond this share of control characters a file is not text.
_MOST_CONTROLS = 0.01
_REPLACED = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """``mark`` is the length of the byte order mark; ``replaced`` says whether some bytes stood for no character."""

    text: str
    encoding: str
    mark: int = 0
    replaced: bool = False


def decode_text(data: bytes, path: str, encoding: str | None = None) -> Decoded:
    """Decode. Raises ReadError L104 (not text), L109 (bytes that are not of the encoding asked for), L117 (no such encoding).

    >>> decode_text("全市新增就业".encode("gb18030"), "a.txt").encoding
    'gb18030'
    >>> decode_text("全市新增就業，經濟發展".encode("big5"), "a.txt").text
    '全市新增就業，經濟發展'
    """
    if encoding is not None:
        return _decode_as(data, path, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(_lenient(data, name, len(mark)), path)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), path)
    except (UnicodeDecodeError, ReadError):
        pass
    return _checked(_lenient(data, _best_candidate(data, path), 0), path)


def _decode_as(data: bytes, path: str, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        mark = next((len(mark) for mark, marked in _MARKS if data.startswith(mark) and name.startswith(marked[:6])), 0)
        name = {"utf-16": "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-16-le", "utf-8-sig": "utf-8"}.get(name, name)
        return Decoded(data[mark:].decode(name), name, mark)
    except UnicodeDecodeError as error:
        raise ReadError("L109", file=path, place=f"byte {error.start}", encoding=encoding) from error
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise ReadError("L117", file=path, encoding=encoding) from error


def _lenient(data: bytes, name: str, mark: int) -> Decoded:
    text = data[mark:].decode(name, errors="replace")
    return Decoded(text, name, mark, replaced=_REPLACED in text)


def _checked(decoded: Decoded, path: str) -> Decoded:
    sample = decoded.text[:_SAMPLE]
    controls = sum(sample.count(chr(code)) for code in (*range(9), 11, *range(14, 26), *range(27, 32), 127))
    if controls > _MOST_CONTROLS * len(sample):
        raise ReadError("L104", file=path, kind="binary")
    return decoded


def _best_candidate(data: bytes, path: str) -> str:
    sample = data[:_SAMPLE]
    scores = {name: _score(sample.decode(name, errors="replace")) for name in _CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _LEAST_SCORE:
        return best
    # Western text: hardly any byte beyond ASCII.
    if sum(byte >= 0x80 for byte in sample) < 0.1 * len(sample) and b"\0" not in sample:
        return "cp1252"
    raise ReadError("L104", file=path, kind="binary")


def _score(text: str) -> float:
    """The share of common characters among those that are not ASCII; each that stands for nothing takes ten away."""
    if not text:
        return 0.0
    common = _common_characters()
    foreign = [character for character in text if character > "\x7f"]
    known = sum(character in common for character in foreign)
    broken = text.count(_REPLACED) + 5 * text.count("\0")
    return (known - 10 * broken) / max(1, len(foreign))


@cache
def _common_characters() -> frozenset[str]:
    """GB 2312 rows 1, 3 and 16 to 55; Big5 rows A1 and A4 to C6: punctuation, wide forms and the characters of daily use."""
    simplified = bytes(byte for row in (1, 3, *range(16, 56)) for column in range(1, 95) for byte in (row + 0xA0, column + 0xA0))
    columns = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for row in (0xA1, *range(0xA4, 0xC7)) for column in columns for byte in (row, column))
    return frozenset(simplified.decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore")) - {_REPLACED}
