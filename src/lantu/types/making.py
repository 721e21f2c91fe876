"""Frozen records that are made by the thousand for each document, made faster.

A frozen dataclass sets every field by a call past its own lock, which costs more than all else in making one. A record marked here belongs
to a twin without the lock while its fields are set, and to its own class from then on. What it is, and that it is frozen, does not change.
``changed`` copies such a record in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import wraps
from typing import Any, TypeVar

__all__ = ["changed", "made_fast"]

_T = TypeVar("_T")
_OPEN = """\
def __init__(self, {names}):
    _hold(self, "__class__", _twin)
{fields}
    self.__class__ = _own
"""
_FIELD, _MADE_FIELD = "    self.{0} = {0}", "    self.{0} = _make_{0}() if {0} is _missing else {0}"
_COPY = """\
def copy(record, changes):
    made = _twin()
{fields}
    for name, value in changes.items():
        setattr(made, name, value)
    made.__class__ = _own
    return made
"""
_COPIED_FIELD = "    made.{0} = record.{0}"
# How a record of each class made fast is copied with other values in some of its fields.
_COPIES: dict[type, Callable[[Any, dict[str, Any]], Any]] = {}


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
    exec(_COPY.format(fields="\n".join(map(_COPIED_FIELD.format, names))), space)
    _COPIES[cls] = space["copy"]
    made: Any = wraps(cls.__init__)(space["__init__"])
    optional = [field for field in every if field.default is not MISSING or field.default_factory is not MISSING]
    made.__defaults__ = tuple(field.default for field in optional)
    cls.__init__ = made  # type: ignore[method-assign]
    return cls


def changed(record: _T, **changes: Any) -> _T:
    """A record made fast with other values in some of its fields, as ``dataclasses.replace`` gives it.

    >>> from lantu.types import Sentence
    >>> changed(Sentence(0, 4, 0, True), label="promise")
    Sentence(start=0, end=4, line=0, at_line_start=True, label='promise', level=None, confidence=1.0, reason='', figures=())
    """
    made: _T = _COPIES[type(record)](record, changes)
    return made
