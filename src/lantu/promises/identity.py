"""The id of a promise: the same words in the same sentence give the same id, whatever the file is called."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from unicodedata import normalize

__all__ = ["normal_forms", "normal_words", "promise_id", "without_space"]

_LENGTH = 12
# Characters that are normal or have one normal character each, whatever stands beside them.
_ONE_FOR_ONE = re.compile("[\n -~·—‘’“”\u3000-\u3020\u4e00-\u9fff\uff01-\uff5e]*")
_WIDE = re.compile("[\u3000\uff01-\uff5e]")


def normal_words(text: str) -> str:
    """Text for comparison: full-width forms and white space do not count.

    >>> normal_words("建成 ５ 所，Ａ区"), normal_words("建成5所,A区")
    ('建成5所,A区', '建成5所,A区')
    """
    return without_space(normalize("NFKC", text))


def normal_forms(text: str) -> str:
    """Text with full-width forms made narrow and its length kept, so that it can be cut like the text; "" where that cannot be.

    >>> normal_forms("建成 ５ 所"), normal_forms("建成5㎡")
    ('建成 5 所', '')
    """
    if not _ONE_FOR_ONE.fullmatch(text):
        return ""
    for wide in set(_WIDE.findall(text)):
        text = text.replace(wide, _narrow(wide))
    return text


@cache
def _narrow(wide: str) -> str:
    return normalize("NFKC", wide)


def without_space(text: str) -> str:
    """Text without its white space."""
    return "".join(text.split())


def promise_id(item: str, sentence: str, occurrence: int) -> str:
    """Twelve hexadecimal digits over the item, its sentence (both as ``normal_words``) and how often the pair came before.

    >>> promise_id("建成学校", "建成学校", 0) == promise_id("建成学校", "建成学校", 0) != promise_id("建成学校", "建成学校", 1)
    True
    """
    return sha256(f"{item}\n{sentence}\n{occurrence}".encode()).hexdigest()[:_LENGTH]
