"""Where sentences begin and end."""

from __future__ import annotations

import re

from lantu.types import Sentence

__all__ = ["split_sentences"]

_PIECE = re.compile(r"[^。；！？\n]*[。；！？]+[”’」』）)]*|[^。；！？\n]+")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split at sentence ends and line ends; a closing quote stays with what it closes. Offsets count ``text``, white space left out."""
    sentences: list[Sentence] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        first = True
        for match in _PIECE.finditer(line):
            piece = match[0]
            start = offset + match.start() + len(piece) - len(piece.lstrip())
            end = offset + match.start() + len(piece.rstrip())
            if start < end:
                sentences.append(Sentence(start, end, number, first))
                first = False
        offset += len(line) + 1
    return tuple(sentences)
