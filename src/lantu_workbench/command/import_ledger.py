"""``lantu import FILE``: take in a ledger that ``lantu export`` wrote, under the same keys and dates; all of it or nothing."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lantu.command import Exit, Parser, Session
from lantu.errors import ReadError
from lantu_workbench.command.home import add_home, open_home
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "import_ledger")


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("file", metavar="FILE", help=say(parser.messages.language, "help", "import_file"))
    add_home(parser)


def run(session: Session) -> Exit:
    open_home(session.args.home)
    from django.core.exceptions import ValidationError

    from lantu_workbench.base.access import SYSTEM
    from lantu_workbench.ledger.actions.import_ledger import import_ledger

    source, language = Path(session.args.file), session.messages.language
    if not source.is_file():
        raise ReadError("L101", file=str(source))
    try:
        with tarfile.open(source) as tar:
            _store_files(tar)
            done = import_ledger(_documents(tar), reason=source.name, by=SYSTEM)
    except (tarfile.TarError, KeyError, ValueError) as error:
        raise ReadError("L108", file=str(source), kind="tar", reason=str(error)) from error
    except ValidationError as error:
        session.make("; ".join(error.messages) + "\n")
        return Exit.SOME_FAILED
    session.say(say(language, "import", "done", new=done.new, there=done.there))
    return Exit.OK


def _store_files(tar: tarfile.TarFile) -> None:
    """Bytes go first, under the hash that they have: a wrong name brings nothing in."""
    from lantu_workbench.documents.storage import write_file

    for member in tar:
        if member.isfile() and member.name.startswith("files/"):
            stream = tar.extractfile(member)
            if stream is not None:
                write_file(iter(lambda stream=stream: stream.read(1 << 20), b""))  # type: ignore[misc]


def _documents(tar: tarfile.TarFile) -> Iterator[dict[str, Any]]:
    stream = tar.extractfile("ledger.jsonl")
    if stream is None:
        raise KeyError("ledger.jsonl")
    for line in stream:
        yield json.loads(line)
