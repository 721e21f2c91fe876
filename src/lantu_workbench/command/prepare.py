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
    from django.utils import translation

    from lantu_workbench.command.migrating import Broken, migrate

    settings.HOME.mkdir(parents=True, exist_ok=True)
    try:
        migrate()
    except Broken as error:
        print(say(language, "migrate", error.when, number=error.fault.number, what=error.fault.what), file=sys.stderr)
        return 1
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
    """Take files in and read them now. What is there already is left as it is; what cannot be read is told."""
    from pathlib import Path

    from django.utils import timezone

    from lantu import iter_sources
    from lantu.command import load_messages
    from lantu_workbench.accounts.models import Unit
    from lantu_workbench.base.access import SYSTEM
    from lantu_workbench.documents.actions.add_document import add_document
    from lantu_workbench.jobs.choices import JobState
    from lantu_workbench.jobs.models import Job
    from lantu_workbench.jobs.worker import work_all
    from lantu_workbench.ledger.models import PromiseVersion

    unit, messages, notes, count = Unit.objects.order_by("path")[0], load_messages(language), [], 0
    for source in iter_sources(paths):
        if not isinstance(source, Path):
            notes.append(messages.error(source.error))
            continue
        with source.open("rb") as stream:
            made = add_document(iter(lambda: stream.read(1 << 20), b""), source.name, unit=unit, reason=source.name, by=SYSTEM)
        count += made.document is not None
        if made.error:
            notes.append(messages.error(made.error))
    work_all()
    # The plan over all of them is made now, not some seconds after the last one.
    Job.objects.filter(state=JobState.WAITING).update(not_before=timezone.now())
    work_all()
    promises = PromiseVersion.objects.filter(is_current=True).count()
    return [*notes, say(language, "serve", "added", count=count, promises=promises)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
