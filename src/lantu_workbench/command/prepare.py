"""Bring a data folder up to date: ``python -m lantu_workbench.command.prepare LANGUAGE PATH…``, run by ``lantu serve``.

The first line printed is a token that signs the administrator in once ("" where other people have accounts); the lines after it are notes.
"""

from __future__ import annotations

import sys

from lantu_workbench.command.words import say

__all__ = ["main"]


def main(language: str, paths: list[str]) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import translation

    settings.HOME.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    translation.activate("en" if language == "en" else "zh-hans")
    from lantu_workbench.accounts.actions.first_steps import take_first_steps
    from lantu_workbench.accounts.actions.sign_in import make_link_token

    admin = take_first_steps()
    notes = _add(paths, language) if paths else []
    print(make_link_token(admin) if admin else "")
    for note in notes:
        print(note)
    return 0


def _add(paths: list[str], language: str) -> list[str]:
    return [say(language, "serve", "added", count=len(paths), promises=0)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
