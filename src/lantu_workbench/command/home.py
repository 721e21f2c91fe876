"""The data folder that a command works in, and Django started on it."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from lantu.command import Parser
from lantu.errors import CommandError
from lantu_workbench.command.words import say

__all__ = ["add_home", "database_is_there", "open_home", "prepare_environment"]

_EXTRA = "lantu[workbench]"


def add_home(parser: Parser) -> None:
    parser.choices.add_argument("--home", metavar="FOLDER", help=say(parser.messages.language, "help", "home"))


def prepare_environment(home: str | None) -> Path:
    """Set what this process and those it starts read. Raises CommandError L506 where the extra is not installed."""
    if any(find_spec(name) is None for name in ("django", "django_htmx", "ninja", "granian", "whitenoise")):
        raise CommandError("L506", extra=_EXTRA)
    if home:
        os.environ["LANTU_HOME"] = str(Path(home).absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu_workbench.settings.base")
    return Path(os.environ.get("LANTU_HOME") or "lantu-data").expanduser().absolute()


def database_is_there(home: Path) -> bool:
    return bool(os.environ.get("LANTU_DATABASE")) or (home / "lantu.sqlite3").exists()


def open_home(home: str | None) -> None:
    """Start Django on a data folder that must be there. Raises CommandError L508."""
    folder = prepare_environment(home)
    if not database_is_there(folder):
        raise CommandError("L508", home=str(folder))
    import django

    django.setup()
