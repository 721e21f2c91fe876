"""The arguments of the command, in the user's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from lantu.command.messages import LANGUAGES, Messages
from lantu.command.others import load_other
from lantu.command.version import installed_version
from lantu.errors import CommandError

__all__ = ["COMMANDS", "Parser", "build_parser", "size_in_bytes"]

COMMANDS = ("read", "annotate", "ledger", "plan", "findings", "compare", "explain", "repair", "settle")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]?)(?:i?B)?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


class _Formatter(argparse.HelpFormatter):
    """As argparse formats, with the word before the usage in the user's language."""

    def __init__(self, prog: str, usage_prefix: str) -> None:
        super().__init__(prog)
        self.usage_prefix = usage_prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else self.usage_prefix)


class _ShowVersion(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"lantu {installed_version()}")
        parser.exit()


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of leaving the process, and whose own words are in ``messages``."""

    def __init__(self, messages: Messages, **options: Any) -> None:
        def formatter(*, prog: str) -> argparse.HelpFormatter:
            return _Formatter(prog, messages.say("help", "usage"))

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **options)
        self.messages = messages
        self.inputs = self.add_argument_group(self.text("inputs"))
        self.choices = self.add_argument_group(self.text("options"))
        self.choices.add_argument("-h", "--help", action="help", help=self.text("help"))
        self.choices.add_argument("--lang", choices=LANGUAGES, default=messages.language, help=self.text("lang"))
        self.choices.add_argument("-q", "--quiet", action="store_true", help=self.text("quiet"))

    def text(self, name: str) -> str:
        return self.messages.say("help", name).replace("%", "%%")

    def error(self, message: str) -> NoReturn:
        raise CommandError("L501", reason=message, program=self.prog)

    def add_reading(self) -> None:
        """How documents are read: the fields of ``ReadOptions``."""
        group = self.add_argument_group(self.text("reading"))
        group.add_argument("--max-size", type=size_in_bytes, metavar="SIZE", help=self.text("max_size"))
        group.add_argument("--encoding", metavar="NAME", help=self.text("encoding"))
        group.add_argument("--text-column", metavar="NAME", help=self.text("text_column"))
        group.add_argument("--no-ocr", action="store_true", help=self.text("no_ocr"))
        group.add_argument("--no-repair", action="store_true", help=self.text("no_repair"))

    def add_paths(self) -> None:
        self.inputs.add_argument("paths", nargs="+", metavar="PATH", help=self.text("files"))

    def add_folder(self) -> None:
        """Output into a folder, a file an input."""
        self.choices.add_argument("-o", "--output", metavar="FOLDER", help=self.text("folder"))
        self.choices.add_argument("--again", action="store_true", help=self.text("again"))

    def add_jobs(self) -> None:
        self.choices.add_argument("-j", "--jobs", type=_positive, metavar="N", help=self.text("jobs"))


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def size_in_bytes(text: str) -> int:
    """A number of bytes, with K, M or G for powers of 1024. Raises ValueError.

    >>> size_in_bytes("50M"), size_in_bytes("1.5k"), size_in_bytes("300")
    (52428800, 1536, 300)
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return int(float(match[1]) * _UNITS[match[2].upper()])


def build_parser(messages: Messages, *, command: str | None = None, others: Sequence[str] = ()) -> Parser:
    """The whole parser; ``command`` builds the arguments of that one only, for the others take time to build. others: added commands."""
    parser = Parser(messages, prog="lantu", description=messages.say("help", "description"), epilog=messages.say("help", "epilog"))
    parser.choices.add_argument("--version", action=_ShowVersion, nargs=0, help=parser.text("version"))
    commands = parser.add_subparsers(dest="command", required=True, title=parser.text("commands"), metavar="COMMAND")
    for name in COMMANDS:
        text = messages.say("help", name)
        child = commands.add_parser(name, messages=messages, help=text, description=text)
        if command in (None, name):
            import_module(f"lantu.command.{name}").add_arguments(child)
    for name in others:
        module = load_other(name)
        text = module.help_text(messages.language)
        child = commands.add_parser(name, messages=messages, help=text, description=text)
        if command in (None, name):
            module.add_arguments(child)
    return parser
