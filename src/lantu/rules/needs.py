"""What a text must hold for a pattern to match: characters that a look at the text's own can rule out, long before a search would.

Most rules match in few sentences, and trying a rule at every place of the others costs more than all else. ``needs`` takes a pattern apart
as ``re`` itself does and keeps sets of characters of which every match, or what must stand beside it, holds one; a ``Sieve`` of rules
(``lantu.rules.sieve``) asks a text for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["Finder", "Needs", "class_members", "class_of", "needs", "opens_text", "starts"]

# A text with a match of a pattern holds a character of each set.
Needs = tuple[frozenset[str], ...]
# Stands for every digit (\d), in what a pattern needs.
_ANY_DIGIT = "0"
# A range of more characters than this rules nothing out.
_WIDEST = 64


def needs(pattern: re.Pattern[str]) -> Needs:
    """The sets of a pattern, the smallest first; none where nothing is known.

    >>> [sorted(characters) for characters in needs(re.compile("第[一二](?:位|名)"))]
    [['第'], ['一', '二'], ['位', '名']]
    >>> needs(re.compile("(?:建成)?[^，]")), needs(re.compile("a", re.IGNORECASE))
    ((), ())
    >>> [sorted(characters) for characters in needs(re.compile("\\\\w+(?=改|革)(?!命)"))]
    [['改', '革']]
    """
    if pattern.flags & re.IGNORECASE:
        return ()
    return tuple(sorted(set(_of_sequence(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE))), key=lambda one: (len(one), min(one))))


def starts(pattern: re.Pattern[str]) -> frozenset[str]:
    """The characters of which every match begins with one; none where nothing is known.

    >>> sorted(starts(re.compile("(?:(?<!a)[bc]+|d?(?=e)ef)g")))
    ['b', 'c', 'd', 'e']
    >>> starts(re.compile("(?:ab)?")), starts(re.compile("[^a]b"))
    (frozenset(), frozenset())
    """
    if pattern.flags & re.IGNORECASE:
        return frozenset()
    return _first_of_sequence(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE))


def opens_text(pattern: re.Pattern[str]) -> bool:
    """Whether a match can stand only where the text begins.

    >>> opens_text(re.compile("^第")), opens_text(re.compile("^第|章"))
    (True, False)
    """
    first = list(parser.parse(pattern.pattern, pattern.flags & re.VERBOSE))[:1]
    return first == [(kinds.AT, kinds.AT_BEGINNING)] and not pattern.flags & re.MULTILINE


class Finder:
    """A pattern that is tried only where a character stands with which it can begin. What ``re`` itself sees of that ends at the first
    condition or repetition; behind one it tries every place of a text."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._first = class_of(starts(pattern)) if starts(pattern) else pattern

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match between two places.

        >>> Finder(re.compile(r"(?<!a)[bc]")).search("abb", 0, 3)
        <re.Match object; span=(2, 3), match='b'>
        """
        match, first = self._pattern.match, self._first.search
        while place := first(text, start, end):
            start = place.start()
            if found := match(text, start, end):
                return found
            start += 1
        return None

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the matches between two places begin and end, one behind the other; the pattern matches no empty words."""
        match = self._pattern.match
        for place in self._first.finditer(text, start, end):
            if place.start() >= start and (found := match(text, place.start(), end)):
                start = found.end()
                yield found.span()


def class_of(characters: frozenset[str]) -> re.Pattern[str]:
    """The pattern of one of these characters, as ``needs`` and ``starts`` give them."""
    members = (r"\d" if character == _ANY_DIGIT else re.escape(character) for character in sorted(characters))
    return re.compile(f"[{''.join(members)}]")


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    return [found for kind, what in parts for found in _of_part(kind, what)]


def _of_part(kind: Any, what: Any) -> list[frozenset[str]]:
    """The sets of one part of a pattern; kinds of parts that are not named here rule nothing out."""
    if kind is kinds.LITERAL:
        return [frozenset(chr(what))]
    if kind is kinds.IN:
        return _of_class(what)
    if kind is kinds.BRANCH:
        return _of_branches([_of_sequence(branch) for branch in what[1]])
    if kind is kinds.SUBPATTERN:
        return _of_sequence(what[3])
    if kind is kinds.ASSERT:
        return _of_sequence(what[1])
    if kind is kinds.ATOMIC_GROUP:
        return _of_sequence(what)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return _of_sequence(what[2]) if what[0] else []
    return []


def _of_class(members: list[tuple[Any, Any]]) -> list[frozenset[str]]:
    digits = (kinds.CATEGORY, kinds.CATEGORY_DIGIT)
    found = class_members([member for member in members if member != digits])
    if found is None:
        return []
    return [found | {_ANY_DIGIT}] if digits in members else [found]


def class_members(members: list[tuple[Any, Any]]) -> frozenset[str] | None:
    """The characters that a parsed class ([一二a-z]) spells out; None where it holds anything else, or a wide range."""
    found: set[str] = set()
    for kind, what in members:
        if kind is kinds.LITERAL:
            found.add(chr(what))
        elif kind is kinds.RANGE and what[1] - what[0] < _WIDEST:
            found.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return None
    return frozenset(found)


def _of_branches(branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """One set: of each branch its smallest; none where a branch has none."""
    if not all(branches):
        return []
    return [frozenset().union(*(min(branch, key=len) for branch in branches))]


def _first_of_sequence(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The characters that words of a sequence begin with; an empty set where anything may or where it may be empty."""
    found: frozenset[str] = frozenset()
    for kind, what in parts:
        if kind in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
            continue
        first, skipped = _first_of_part(kind, what)
        if not first:
            return frozenset()
        found |= first
        if not skipped:
            return found
    return frozenset()


def _first_of_part(kind: Any, what: Any) -> tuple[frozenset[str], bool]:
    """The characters that one part of a pattern begins with, an empty set where anything may, and whether the part may be empty."""
    if kind is kinds.LITERAL:
        return frozenset(chr(what)), False
    if kind is kinds.IN:
        return frozenset().union(*_of_class(what)), False
    if kind is kinds.BRANCH:
        branches = [_first_of_sequence(branch) for branch in what[1]]
        return (frozenset().union(*branches) if all(branches) else frozenset()), False
    if kind is kinds.SUBPATTERN:
        return _first_of_sequence(what[3]), False
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return _first_of_sequence(what[2]), what[0] == 0
    return frozenset(), False
