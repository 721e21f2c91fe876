"""Typed readers of environment variables. Each takes a name and a default, and refuses a value that it cannot read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["EnvError", "database", "flag", "number", "path", "text", "words"]

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


class EnvError(ValueError):
    """A variable holds something that its reader cannot use; the message names both."""


def text(name: str, default: str = "", *, environment: Mapping[str, str] = os.environ) -> str:
    """The variable's words.

    >>> text("LANTU_X", "a", environment={})
    'a'
    """
    return environment.get(name, default)


def flag(name: str, *, default: bool, environment: Mapping[str, str] = os.environ) -> bool:
    """1, true, yes, on; 0, false, no, off, nothing.

    >>> flag("LANTU_X", default=False, environment={"LANTU_X": "Yes"})
    True
    """
    value = environment.get(name)
    if value is None:
        return default
    if value.strip().lower() in _YES:
        return True
    if value.strip().lower() in _NO:
        return False
    raise EnvError(f"{name}={value!r}: yes or no is meant")


def number(name: str, default: int, *, least: int = 0, environment: Mapping[str, str] = os.environ) -> int:
    """A whole number, not below ``least``.

    >>> number("LANTU_X", 3, environment={"LANTU_X": "12"})
    12
    """
    value = environment.get(name)
    if value is None:
        return default
    try:
        found = int(value)
    except ValueError as error:
        raise EnvError(f"{name}={value!r}: a whole number is meant") from error
    if found < least:
        raise EnvError(f"{name}={value!r}: at least {least} is meant")
    return found


def words(name: str, default: tuple[str, ...] = (), *, environment: Mapping[str, str] = os.environ) -> list[str]:
    """A list, separated by commas.

    >>> words("LANTU_X", environment={"LANTU_X": "a, b,"})
    ['a', 'b']
    """
    value = environment.get(name)
    return list(default) if value is None else [word.strip() for word in value.split(",") if word.strip()]


def path(name: str, default: Path, *, environment: Mapping[str, str] = os.environ) -> Path:
    """A path, made absolute; ``~`` is the user's home."""
    return Path(environment.get(name) or default).expanduser().absolute()


def database(name: str, home: Path, *, environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """Django's description of the database: SQLite in ``home`` unless the variable holds a ``postgres://user:password@host:port/name``.

    Durability: WAL with ``synchronous=NORMAL`` keeps every committed transaction through a killed process; a power cut may lose the last
    ones but not tear them. Write transactions take their lock at once (IMMEDIATE): a reader never turns into a writer half-way.

    >>> database("LANTU_DATABASE", Path("/x"), environment={"LANTU_DATABASE": "postgres://a:b%40@h:5433/lantu"})["PASSWORD"]
    'b@'
    """
    value = environment.get(name)
    if not value:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "lantu.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;",
            },
        }
    address = urlsplit(value)
    if address.scheme not in ("postgres", "postgresql") or not address.path.strip("/"):
        raise EnvError(f"{name}: postgres://user:password@host:port/name is meant")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.strip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": address.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(address.query)),
    }
