"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lantu.types import Sentence

__all__ = ["split_sentences"]

# The mark of a Markdown heading and the bullet of a list are the format's, not the text's.
_LINE_MARK = re.compile(r" {0,3}#{1,6}[ \t]+|[ \t]{0,8}(?:[-*+][ \t]+|[•●■◆▪○][ \t]*)(?=[^ \t])")
# A semicolon inside round brackets ends no sentence: （责任单位：区住建局；完成时限：10月底前）.
_INSIDE = r"[^。；！？\n（(]*+(?:[（(](?:[^（）()。！？\n]*+[）)])?+[^。；！？\n（(]*+)*+"
_PIECE = re.compile(rf"{_INSIDE}[。；！？]+[”’」』）)]*|(?!$){_INSIDE}")


def split_sentences(text: str, cuts: Collection[int] = ()) -> tuple[Sentence, ...]:
    """Split at sentence ends and line ends; a closing quote stays with what it closes.

    Offsets count ``text``; white space, the mark of a Markdown heading and a list's bullet are left out. At ``cuts`` a sentence
    begins anew, as cells of a table do.

    >>> [(sentence.start, sentence.end) for sentence in split_sentences("## A\\nB；C")]
    [(3, 4), (5, 7), (7, 8)]
    >>> [(sentence.start, sentence.end) for sentence in split_sentences("- A\\n• B\\n-5")]
    [(2, 3), (6, 7), (8, 10)]
    """
    sentences: list[Sentence] = []
    offset = 0
    for number, line in enumerate(text.split("\n")):
        first = True
        mark = _LINE_MARK.match(line)
        for match in _PIECE.finditer(line, mark.end() if mark else 0):
            for start, end in _parts(offset + match.start(), offset + match.end(), cuts):
                piece = text[start:end]
                end = start + len(piece.rstrip())
                start += len(piece) - len(piece.lstrip())
                if start < end:
                    sentences.append(Sentence(start, end, number, first))
                    first = False
        offset += len(line) + 1
    return tuple(sentences)


def _parts(start: int, end: int, cuts: Collection[int]) -> Iterator[tuple[int, int]]:
    """A piece of a line, in two or more where it is cut."""
    if cuts:
        for cut in range(start + 1, end):
            if cut in cuts:
                yield start, cut
                start = cut
    yield start, end
