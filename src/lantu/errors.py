"""Every error of the library: a code, what happened, where, and what to do about it.

The texts are data (data/messages.toml, Chinese and English); code names only the error's code and the values that fill it in.
``L1xx`` reading, ``L2xx`` quantities and figures, ``L3xx`` rules and data, ``L4xx`` export, ``L5xx`` the command line.
"""

from __future__ import annotations

from typing import Any

__all__ = ["CommandError", "DataError", "ExportError", "LantuError", "ReadError"]


class LantuError(Exception):
    """An error that a user can act on.

    code:   permanent, such as ``L101``; never reused for another meaning.
    file:   the document or data file concerned, "" where there is none.
    place:  where in it ("page 3", "row 12", "byte 4096"), "" where that is not known.
    values: what the message of that code fills in.
    """

    def __init__(self, code: str, *, file: str = "", place: str = "", **values: Any) -> None:
        self.code = code
        self.file = file
        self.place = place
        self.values = values
        super().__init__(code, file, place, values)

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors travel between processes; keyword arguments do not survive Exception's own pickling.
        return (_rebuild, (type(self), self.code, self.file, self.place, self.values))

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        where = " ".join(filter(None, (self.file, self.place)))
        return " ".join(filter(None, (self.code, where, f"({details})" if details else "")))


def _rebuild(kind: type[LantuError], code: str, file: str, place: str, values: dict[str, Any]) -> LantuError:
    return kind(code, file=file, place=place, **values)


class ReadError(LantuError):
    """A document cannot be read (L1xx)."""


class DataError(LantuError):
    """A rule, word list or table of the library's own data is wrong (L3xx)."""


class ExportError(LantuError):
    """A ledger or annotation cannot be written (L4xx)."""


class CommandError(LantuError):
    """The command was called with something it cannot use (L5xx)."""
