"""``lantu sign-in-link``: whoever holds the data folder can let anybody in, once; a lost password is no loss."""

from __future__ import annotations

from lantu.command import Exit, Parser, Session
from lantu_workbench.command.home import add_home, open_home
from lantu_workbench.command.words import say

__all__ = ["add_arguments", "help_text", "run"]


def help_text(language: str) -> str:
    return say(language, "help", "sign_in_link")


def add_arguments(parser: Parser) -> None:
    language = parser.messages.language
    parser.inputs.add_argument("name", nargs="?", default="admin", metavar="NAME", help=say(language, "help", "name"))
    add_home(parser)
    parser.choices.add_argument("--address", default="http://127.0.0.1:8000", metavar="URL", help=say(language, "help", "address"))


def run(session: Session) -> Exit:
    open_home(session.args.home)
    from lantu_workbench.accounts.actions.sign_in import make_link_token
    from lantu_workbench.accounts.models import User

    user = User.objects.filter(name=session.args.name, is_active=True).first()
    if user is None:
        session.say(say(session.messages.language, "sign_in_link", "no_user", name=session.args.name))
        return Exit.SOME_FAILED
    session.make(f"{session.args.address}/sign-in/{make_link_token(user)}\n")
    return Exit.OK
