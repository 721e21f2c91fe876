"""What every subcommand has at hand: its arguments, the words, the streams."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from lantu.command.exits import Exit
from lantu.command.messages import Messages
from lantu.errors import ExportError
from lantu.options import ReadOptions

if TYPE_CHECKING:
    from lantu.command.batch import Outcome, Task
    from lantu.opening import ReadFailure

__all__ = ["STDOUT", "Session", "to_stdout"]

Item = TypeVar("Item")

# What errors call the stream that a command writes to.
STDOUT = "stdout"


@contextmanager
def to_stdout() -> Iterator[None]:
    """What is written inside goes to standard output. Raises ExportError L402 where it takes no more; a closed pipe stays as it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError("L402", file=STDOUT, reason=error.strerror or str(error)) from error


@dataclass(slots=True)
class Session:
    """One run of the command. Failures are gathered as they come and listed at the end."""

    args: argparse.Namespace
    messages: Messages
    failures: list[ReadFailure] = field(default_factory=list)

    def read_options(self) -> ReadOptions:
        args = self.args
        return ReadOptions(
            max_size=ReadOptions().max_size if args.max_size is None else args.max_size,
            encoding=args.encoding,
            text_column=args.text_column,
            ocr=not args.no_ocr,
            repair=not args.no_repair,
        )

    def say(self, text: str) -> None:
        """A line to standard error, unless ``--quiet``."""
        if not self.args.quiet:
            print(text, file=sys.stderr)

    def make(self, text: str) -> None:
        """A piece of what the command makes, to standard output as UTF-8 and without change of line ends. Raises ExportError L402."""
        with to_stdout():
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()

    def outcomes(self, sources: list[Path | ReadFailure], task: Task[Item]) -> Iterator[Outcome[Item]]:
        """The outcomes of a batch, with a progress bar; failures are kept for the end."""
        from lantu.command.batch import run_batch

        with self.progress(len(sources)) as advance:
            for outcome in run_batch(sources, task, self.read_options(), jobs=self.args.jobs):
                self.failures += outcome.failures
                advance()
                yield outcome

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[], None]]:
        """A bar on standard error where that is a terminal; nothing where it is not."""
        if self.args.quiet or total < 2 or not sys.stderr.isatty():
            yield lambda: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(self.messages.say("command", "working"), total=total)
            yield lambda: bar.advance(task)

    def finish(self) -> Exit:
        """List what could not be read and give the exit code."""
        if not self.failures:
            return Exit.OK
        if len(self.failures) > 1:
            self.say(self.messages.say("command", "failures", failed=len(self.failures)))
        for failure in self.failures:
            print(self.messages.error(failure.error), file=sys.stderr)
        return Exit.SOME_FAILED
