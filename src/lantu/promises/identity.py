"""The id of a promise: the same words in the same sentence give the same id, whatever the file is called."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize

__all__ = ["normal_words", "promise_id"]

_LENGTH = 12


def normal_words(text: str) -> str:
    """Text for comparison: full-width forms and white space do not count.

    >>> normal_words("建成 ５ 所，Ａ区"), normal_words("建成5所,A区")
    ('建成5所,A区', '建成5所,A区')
    """
    return "".join(normalize("NFKC", text).split())


def promise_id(item: str, sentence: str, occurrence: int) -> str:
    """Twelve hexadecimal digits over the item, its sentence (both as ``normal_words``) and how often the pair came before.

    >>> promise_id("建成学校", "建成学校", 0) == promise_id("建成学校", "建成学校", 0) != promise_id("建成学校", "建成学校", 1)
    True
    """
    return sha256(f"{item}\n{sentence}\n{occurrence}".encode()).hexdigest()[:_LENGTH]
