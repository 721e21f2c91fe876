"""The command ``lantu``: one module a subcommand, each with ``add_arguments`` and ``run``.

Comes in: arguments. Goes out: what a command makes, to standard output or ``-o``; what it says, to standard error; an exit code.
Heavy modules are imported where they are used, so that ``lantu --help`` costs little. Deliberately not done: any understanding of text.
"""

from lantu.command.exits import Exit
from lantu.command.messages import Messages, load_messages
from lantu.command.parser import Parser
from lantu.command.session import Session
from lantu.command.version import installed_version

__all__ = ["Exit", "Messages", "Parser", "Session", "installed_version", "load_messages"]
