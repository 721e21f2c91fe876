"""``lantu verify``: is everything still as it was written? The log's chain, the ledger, and the bytes of every stored file."""

from __future__ import annotations

import json
from pathlib import Path

from lantu.command import Exit, Parser, Session
from lantu_workbench.command.home import add_home, open_home
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "verify")


def add_arguments(parser: Parser) -> None:
    add_home(parser)
    parser.choices.add_argument("--export", metavar="FILE", help=say(parser.messages.language, "help", "export"))


def run(session: Session) -> Exit:
    """Exit code 1 where anything is not as it was."""
    open_home(session.args.home)
    from lantu_workbench.base.log import verify_chain

    language = session.messages.language
    count, fault = verify_chain()
    if fault:
        session.make(say(language, "verify", "log_bad", count=count, number=fault.number, what=fault.what) + "\n")
    else:
        session.make(say(language, "verify", "log_good", count=count) + "\n")
    if session.args.export:
        _export(Path(session.args.export))
    good = [fault is None, _verify_ledger(session), _verify_files(session)]
    return Exit.OK if all(good) else Exit.SOME_FAILED


def _verify_ledger(session: Session) -> bool:
    """Every version is what the log says was written."""
    from lantu_workbench.ledger.verifying import find_faults

    language, good = session.messages.language, True
    for key in find_faults():
        good = False
        session.make(say(language, "verify", "ledger_bad", key=key) + "\n")
    if good:
        session.make(say(language, "verify", "ledger_good") + "\n")
    return good


def _verify_files(session: Session) -> bool:
    """Every stored file has the hash under which it lies."""
    from lantu_workbench.documents.models import StoredFile
    from lantu_workbench.documents.storage import hash_of_file

    language, count, good = session.messages.language, 0, True
    for sha256 in StoredFile.objects.order_by("pk").values_list("pk", flat=True).iterator():
        count += 1
        found = hash_of_file(sha256)
        if found != sha256:
            good = False
            session.make(say(language, "verify", "file_changed" if found else "file_missing", sha256=sha256) + "\n")
    if good:
        session.make(say(language, "verify", "files_good", count=count) + "\n")
    return good


def _export(path: Path) -> None:
    from lantu_workbench.base.log import entry_as_dict
    from lantu_workbench.base.models import LogEntry

    with path.open("w", encoding="utf-8", errors="surrogatepass") as stream:
        for entry in LogEntry.objects.order_by("number").iterator(chunk_size=2000):
            stream.write(json.dumps({**entry_as_dict(entry), "hash": entry.hash}, ensure_ascii=False) + "\n")
