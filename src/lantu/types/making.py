"""Frozen records that are made by the thousand for each document, made faster.

A frozen dataclass sets every field by a call past its own lock, which costs more than all else in making one. A record marked here belongs
to a twin without the lock while its fields are set, and to its own class from then on. What it is, and that it is frozen, does not change.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import wraps
from typing import Any, TypeVar

__all__ = ["made_fast"]

_T = TypeVar("_T")
_OPEN = """\
def __init__(self, {names}):
    _hold(self, "__class__", _twin)
{fields}
    self.__class__ = _own
"""
_FIELD, _MADE_FIELD = "    self.{0} = {0}", "    self.{0} = _make_{0}() if {0} is _missing else {0}"


def made_fast(cls: type[_T]) -> type[_T]:
    """Mark a dataclass with ``frozen`` and ``slots``, without ``__post_init__`` and classes below it, as made fast.

    >>> from dataclasses import dataclass
    >>> @made_fast
    ... @dataclass(frozen=True, slots=True)
    ... class Pair:
    ...     left: int
    ...     right: int = 0
    >>> Pair(1), Pair(1, right=2) == Pair(1, 2)
    (Pair(left=1, right=0), True)
    >>> Pair(1).left = 2
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: cannot assign to field 'left'
    """
    every: Any = fields(cls)  # type: ignore[arg-type]
    names = [field.name for field in every]
    space: dict[str, Any] = {
        "_own": cls,
        "_twin": type(cls.__name__, cls.__bases__, {"__slots__": tuple(names)}),
        "_hold": object.__setattr__,
        "_missing": MISSING,
        **{f"_make_{field.name}": field.default_factory for field in every},
    }
    lines = [(_FIELD if field.default_factory is MISSING else _MADE_FIELD).format(field.name) for field in every]
    exec(_OPEN.format(names=", ".join(names), fields="\n".join(lines)), space)
    made: Any = wraps(cls.__init__)(space["__init__"])
    optional = [field for field in every if field.default is not MISSING or field.default_factory is not MISSING]
    made.__defaults__ = tuple(field.default for field in optional)
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
