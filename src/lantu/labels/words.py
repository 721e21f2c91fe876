"""Features named by a sentence's own words: its pairs of characters, how it and its clauses begin and end.

They are most of what the first reading looks at: some forty pairs and fifteen other words a sentence. A pair is its own name; any other
has its kind before it ("head 新建"). To be learnt they are named; to be weighed no name is spelt out: pairs are made into numbers by the
machine, all at once, and each kind has a table by the bare word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from operator import add
from typing import Final

__all__ = ["ENDS", "WordWeights", "name_words", "pair_codes"]

# So many characters of a sentence's head and tail are looked at.
_HEADS, _TAILS = (4, 3, 2), (4, 3)
# A pair of characters as one number, the bytes and the bits of a character. Only those beyond the first plane are wider.
_PAIR: Final = "I"
_SIZE, _BITS = 2, 16
# Marks at the end of a sentence, which are no part of how its last clause closes.
ENDS = "。；！"


def pair_codes(text: str) -> set[int]:
    """Each pair of neighbouring characters as a number; equal pairs have equal numbers, others different ones.

    >>> len(pair_codes("一二三")), pair_codes("一二") < pair_codes("一二三"), pair_codes("一"), pair_codes("")
    (2, True, set(), set())
    """
    length, characters = len(text), text.encode("utf-16-le", "surrogatepass")
    if len(characters) != length * _SIZE:
        return {_code(*pair) for pair in pairwise(map(ord, text))}
    pairs = memoryview(characters)
    codes = set(pairs[: _SIZE * (length & ~1)].cast(_PAIR).tolist())
    if length > 2:
        codes.update(pairs[_SIZE : _SIZE * ((length - 1) | 1)].cast(_PAIR).tolist())
    return codes


def _code(first: int, second: int) -> int:
    """The number of one pair; below zero where a character is wide."""
    return first | second << _BITS if max(first, second) >> _BITS == 0 else -(first | second << 2 * _BITS)


def name_words(text: str, clauses: Sequence[str]) -> set[str]:
    """The features of a sentence and its clauses by name.

    >>> sorted(name_words("建桥了。", ["建桥了。"]))
    ['begins 建桥', 'closes 桥了', 'head 建桥', 'head 建桥了', 'head 建桥了。', 'tail 建桥了。', 'tail 桥了。', '了。', '建桥', '桥了']
    """
    names = set(map(add, text, text[1:]))
    names.update(f"head {text[:size]}" for size in _HEADS)
    names.update(f"tail {text[-size:]}" for size in _TAILS)
    names.update(f"begins {clause[:2]}" for clause in clauses)
    names.update(f"closes {clause.rstrip(ENDS)[-2:]}" for clause in clauses)
    return names


class WordWeights:
    """The weights of these features by the words themselves.

    >>> WordWeights({"建桥": 1, "head 建桥": 2, "head 建桥了": 4, "closes 桥了": 8, "acts 1": 16}).sum("建桥了。", ["建桥了。"])
    15
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self._pairs = {pair_codes(name).pop(): weight for name, weight in weights.items() if len(name) == 2}
        tables: dict[str, dict[str, int]] = {kind: {} for kind in ("head", "tail", "begins", "closes")}
        for name, weight in weights.items():
            kind, _, word = name.partition(" ")
            if kind in tables:
                tables[kind][word] = weight
        heads, tails, self._begins, self._closes = tables.values()
        self._heads = {word: sum(heads.get(part, 0) for part in {word[:size] for size in _HEADS}) for word in heads}
        self._tails = {word: sum(tails.get(part, 0) for part in {word[-size:] for size in _TAILS}) for word in tails}

    def sum(self, text: str, clauses: Sequence[str], start: int = 0) -> int:
        """``start`` with the weights of a sentence's features. A mark of ``ENDS`` stands at the end of its last clause alone."""
        total = sum(map(self._pairs.get, pair_codes(text), repeat(0)), start)
        # The longest head or tail that weighs something has in its weight those of the shorter ones.
        for size in _HEADS:
            if (weight := self._heads.get(text[:size])) is not None:
                total += weight
                break
        for size in _TAILS:
            if (weight := self._tails.get(text[-size:])) is not None:
                total += weight
                break
        if clauses:
            begins, closes = {clause[:2] for clause in clauses}, {clause[-2:] for clause in clauses[:-1]}
            closes.add(clauses[-1].rstrip(ENDS)[-2:])
            total = sum(map(self._begins.get, begins, repeat(0)), sum(map(self._closes.get, closes, repeat(0)), total))
        return total
