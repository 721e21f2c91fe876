"""Exit codes of the command; its help lists them."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """What the shell is told."""

    OK = 0
    SOME_FAILED = 1  # some inputs could not be read; the others were
    USAGE = 2  # the command was called wrongly (argparse's own code)
    NOT_WRITTEN = 3  # the output could not be written; nothing half-written is left
    INTERRUPTED = 130  # 128 + SIGINT, as shells report it
    PIPE_CLOSED = 141  # 128 + SIGPIPE
