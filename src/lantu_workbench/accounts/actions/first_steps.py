"""What an empty workbench begins with: one unit and one administrator."""

from __future__ import annotations

from django.db import transaction

from lantu_workbench.accounts.actions.make_unit import make_unit
from lantu_workbench.accounts.actions.make_user import make_user
from lantu_workbench.accounts.models import Unit, User
from lantu_workbench.base.access import SYSTEM, Role
from lantu_workbench.base.words import say

__all__ = ["FIRST_NAME", "take_first_steps"]

FIRST_NAME = "admin"


def take_first_steps() -> User | None:
    """The administrator to be let in by link: the first account, as long as it is the only one that anybody has made.

    It has no password; whoever starts the workbench on this machine is shown a link, and sets one or makes accounts for others.
    """
    with transaction.atomic():
        if not Unit.objects.exists():
            make_unit(say("accounts.first_unit"), by=SYSTEM)
        if not User.objects.exists():
            make_user(FIRST_NAME, password=None, roles=[(Role.ADMINISTRATOR, None)], by=SYSTEM)
    users = list(User.objects.all()[:2])
    return users[0] if len(users) == 1 else None
