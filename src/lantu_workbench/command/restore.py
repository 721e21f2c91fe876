"""``lantu restore FILE``: a workbench from a backup, in a folder (or database) that holds none; checked before it is there."""

from __future__ import annotations

import tarfile
from pathlib import Path

from lantu.command import Exit, Parser, Session
from lantu.errors import CommandError, ReadError
from lantu_workbench.command.home import add_home, prepare_environment
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "restore")


def add_arguments(parser: Parser) -> None:
    parser.inputs.add_argument("file", metavar="FILE", help=say(parser.messages.language, "help", "restore_file"))
    add_home(parser)


def run(session: Session) -> Exit:
    """Exit code 1 where the archive's log or files are not what they were: nothing is kept then."""
    home = prepare_environment(session.args.home)
    source = Path(session.args.file)
    if not source.is_file():
        raise ReadError("L101", file=str(source))
    home.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    from lantu_workbench.accounts.models import User
    from lantu_workbench.command.archive import read_archive
    from lantu_workbench.command.restoring import NotWhole, restore

    call_command("migrate", verbosity=0, interactive=False)
    if User.objects.exists():
        raise CommandError("L509", home=str(home))
    language = session.messages.language
    try:
        with read_archive(source) as archive:
            rows = restore(archive)
    except (tarfile.TarError, KeyError, ValueError, AssertionError) as error:
        raise ReadError("L108", file=str(source), kind="tar", reason=str(error)) from error
    except NotWhole as fault:
        session.make(say(language, "restore", "not_whole", what=str(fault)) + "\n")
        return Exit.SOME_FAILED
    session.say(say(language, "restore", "done", rows=rows, home=str(home)))
    return Exit.OK
