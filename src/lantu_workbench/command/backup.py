"""``lantu backup FILE``: everything in one file, of one moment, while people go on working."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from lantu.command import Exit, Parser, Session, installed_version
from lantu.errors import ExportError
from lantu_workbench.command.home import add_home, open_home
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "backup")


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("file", metavar="FILE", help=say(parser.messages.language, "help", "backup_file"))
    add_home(parser)


def run(session: Session) -> Exit:
    open_home(session.args.home)
    from lantu_workbench.base.models import ChainHead
    from lantu_workbench.command.archive import write_archive
    from lantu_workbench.documents.storage import root

    target = Path(session.args.file).absolute()
    head = ChainHead.objects.filter(pk=1).first()
    manifest = {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": installed_version(),
        "head_before": [head.number, head.hash] if head else [0, ""],
    }
    try:
        counts = write_archive(target, manifest, root())
    except OSError as error:
        raise ExportError("L402", file=str(target), reason=error.strerror or str(error)) from error
    rows = sum(counts.values())
    session.say(say(session.messages.language, "backup", "written", path=str(target), rows=rows, size=target.stat().st_size))
    return Exit.OK
