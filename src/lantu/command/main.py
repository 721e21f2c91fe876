"""From arguments to an exit code; every error that a user can act on ends here as one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise

from lantu.command.exits import Exit
from lantu.command.messages import LANGUAGES, Messages, language_of, load_messages
from lantu.command.others import load_other, other_names
from lantu.command.parser import COMMANDS, build_parser
from lantu.command.session import STDOUT, Session, to_stdout
from lantu.errors import CommandError, ExportError, LantuError

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. The environment is read here and nowhere else: only for the language."""
    words = list(sys.argv[1:] if argv is None else argv)
    messages = load_messages(_language(words))
    try:
        return _run(words, messages)
    except LantuError as error:
        print(messages.error(error), file=sys.stderr)
        if error.file == STDOUT:
            _let_go_of_stdout()
        return _exit_code(error)
    except KeyboardInterrupt:
        resumable = any(word in ("-o", "--output") for word in words) and words[0] != "ledger"
        print(messages.say("command", "interrupted" if resumable else "interrupted_single"), file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_stdout()
        return Exit.PIPE_CLOSED


def _let_go_of_stdout() -> None:
    """What is still buffered for a stream that takes no more goes nowhere: Python would try again when it ends, complain, and give 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(words: Sequence[str]) -> str:
    """The language has to be known before the parser's own texts are built."""
    for word, following in pairwise([*words, ""]):
        given = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and given in LANGUAGES:
            return given
    return language_of(os.environ)


def _run(words: list[str], messages: Messages) -> int:
    command = next((word for word in words if not word.startswith("-") and word in COMMANDS), None)
    # Looking for added commands reads the installed packages: only where none of our own is meant.
    others = () if command else other_names()
    command = command or next((word for word in words if word in others), None)
    try:
        args = build_parser(messages, command=command or "", others=others).parse_args(words)
    except SystemExit as ended:  # --help and --version
        with to_stdout():
            sys.stdout.flush()
        return int(ended.code or 0)
    module = load_other(args.command) if args.command in others else import_module(f"lantu.command.{args.command}")
    return module.run(Session(args, messages))  # type: ignore[no-any-return]


def _exit_code(error: LantuError) -> Exit:
    if isinstance(error, CommandError) and error.code == "L501":
        return Exit.USAGE
    if isinstance(error, ExportError):
        return Exit.USAGE if error.code == "L401" else Exit.NOT_WRITTEN
    return Exit.SOME_FAILED
